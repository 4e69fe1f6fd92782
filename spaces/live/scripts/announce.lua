-- Tell everyone what happened, in order, once: frames, door, standings and snapshot move together or not at all.
-- KEYS: door, standings, snapshot, frames, hands
-- ARGV: generation, seq, channel, peak, ttl, door (JSON), standings (JSON), snapshot (JSON), hands (JSON), then pairs of seq and message
-- Answers the number of frames sent, or -1 when a newer keeper has spoken.
local held = redis.call('HMGET', KEYS[1], 'keeper', 'announced', 'seq', 'peak')
local generation, seq = tonumber(ARGV[1]), tonumber(ARGV[2])
if held[1] and tonumber(held[1]) > generation then return -1 end

local announced, sent = tonumber(held[2] or 0), 0
for i = 10, #ARGV, 2 do
  if tonumber(ARGV[i]) > announced then
    redis.call('ZADD', KEYS[4], ARGV[i], ARGV[i + 1])
    redis.call('PUBLISH', ARGV[3], ARGV[i + 1])
    announced, sent = tonumber(ARGV[i]), sent + 1
  end
end
redis.call('ZREMRANGEBYRANK', KEYS[4], 0, -1001)
redis.call('HSET', KEYS[1], 'keeper', generation, 'announced', math.max(announced, seq),
           'peak', math.max(tonumber(held[4] or 0), tonumber(ARGV[4])))

if seq >= tonumber(held[3] or 0) then
  for field, value in pairs(cjson.decode(ARGV[6])) do redis.call('HSET', KEYS[1], field, value) end
  if redis.call('HGET', KEYS[1], 'state') ~= 'live' then redis.call('HSET', KEYS[1], 'now', 0) end
  redis.call('DEL', KEYS[2])
  for person, standing in pairs(cjson.decode(ARGV[7])) do redis.call('HSET', KEYS[2], person, standing) end
  redis.call('SET', KEYS[3], ARGV[8])
  redis.call('DEL', KEYS[5])
  for person, hand in pairs(cjson.decode(ARGV[9])) do redis.call('HSET', KEYS[5], person, hand) end
end
for _, key in ipairs(KEYS) do redis.call('EXPIRE', key, ARGV[5]) end
return sent
