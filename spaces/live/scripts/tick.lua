-- Twice a second: add up who is here and tell everyone. Droppable; carries the last announced seq.
-- KEYS: door, presence, reactions, then standings, snapshot, frames, hands    ARGV: generation, channel, seconds a process's count holds, ttl
-- Answers {now, peak, room that can be joined or ''}, {-1} when a newer keeper speaks, {-2} when the door is gone.
local door = redis.call('HMGET', KEYS[1], 'keeper', 'announced', 'peak', 'media', 'hands', 'frozen', 'state')
if not door[1] then return {-2} end
if tonumber(door[1]) > tonumber(ARGV[1]) then return {-1} end
-- The end has set the count to 0; this keeper has yet to read it.
if door[7] == 'ended' or door[7] == 'cancelled' then return {0, tonumber(door[3] or 0), door[4] or ''} end

local now, time = 0, tonumber(redis.call('TIME')[1])
local counts = redis.call('HGETALL', KEYS[2])
for i = 1, #counts, 2 do
  local count, at = string.match(counts[i + 1], '(%d+):(%d+)')
  if time - tonumber(at) > tonumber(ARGV[3]) then
    redis.call('HDEL', KEYS[2], counts[i])
  else
    now = now + tonumber(count)
  end
end

-- Taken whether they count or not: what was felt while the space was frozen must not burst out afterwards.
local felt, kinds = {}, redis.call('HGETALL', KEYS[3])
redis.call('DEL', KEYS[3])
if door[6] ~= '1' then
  for i = 1, #kinds, 2 do felt[#felt + 1] = string.format('"%s":%d', kinds[i], kinds[i + 1]) end
end
local reactions = #felt > 0 and ',"reactions":{' .. table.concat(felt, ',') .. '}' or ''

local peak = math.max(now, tonumber(door[3] or 0))
redis.call('HSET', KEYS[1], 'now', now, 'peak', peak)
redis.call('EXPIRE', KEYS[1], ARGV[4])
for i = 4, #KEYS do redis.call('EXPIRE', KEYS[i], ARGV[4]) end
redis.call('PUBLISH', ARGV[2], string.format('{"tick":{"t":"tick","seq":%d,"now":%d,"peak":%d,"hands":%d%s}}', door[2], now, peak, door[5] or 0, reactions))
return {now, peak, door[4] or ''}
