-- A web process says how many people its sockets are, and who of them decides, by Redis' clock.
-- KEYS: presence, attending    ARGV: process, people, ttl, seconds it holds, number of deciders, deciders, those gone since
local now = redis.call('TIME')[1]
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2] .. ':' .. now)
redis.call('EXPIRE', KEYS[1], ARGV[3])

local last = 5 + tonumber(ARGV[5])
for i = 6, last do redis.call('HSET', KEYS[2], ARGV[1] .. ':' .. ARGV[i], now) end
for i = last + 1, #ARGV do redis.call('HDEL', KEYS[2], ARGV[1] .. ':' .. ARGV[i]) end
local said = redis.call('HGETALL', KEYS[2])
for i = 1, #said, 2 do
  -- Of a process that was killed.
  if now - said[i + 1] > tonumber(ARGV[4]) then redis.call('HDEL', KEYS[2], said[i]) end
end
redis.call('EXPIRE', KEYS[2], ARGV[3])
