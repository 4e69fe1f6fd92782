-- Where people's sound is, as their sockets say: `here` never takes it from another device, which a join alone does.
-- KEYS: sounds
-- ARGV: ttl, seconds it holds, seconds a lost one holds, then person, device, platform and here, gone or lost, again and again
local now = tonumber(redis.call('TIME')[1])
for i = 4, #ARGV, 4 do
  local person, device, platform, where = ARGV[i], ARGV[i + 1], ARGV[i + 2], ARGV[i + 3]
  local held, at = string.match(redis.call('HGET', KEYS[1], person) or '', '^(%x+)|%l+|(%d+)$')
  local other = held and held ~= device and now - at < tonumber(ARGV[2])
  if where == 'gone' and held == device then
    redis.call('HDEL', KEYS[1], person)
  elseif where == 'lost' and held == device then
    redis.call('HSET', KEYS[1], person, device .. '|' .. platform .. '|' .. string.format('%d', math.min(at, now - ARGV[2] + ARGV[3])))
  elseif where == 'here' and not other then
    redis.call('HSET', KEYS[1], person, device .. '|' .. platform .. '|' .. now)
  end
end
redis.call('EXPIRE', KEYS[1], ARGV[1])
