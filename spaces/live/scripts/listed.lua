-- A web process says how many listen to it, and whom of them the audience's list shows, by Redis' clock.
-- KEYS: listening, this process's list
-- ARGV: process, listeners, ttl, seconds it holds, whether all are told anew, number of those gone, those gone, then pairs of time and entry
-- Answers how many it lists.
local now = redis.call('TIME')[1]
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2] .. ':' .. now)
local said = redis.call('HGETALL', KEYS[1])
for i = 1, #said, 2 do
  -- Of a process that was killed.
  if now - string.match(said[i + 1], ':(%d+)') > tonumber(ARGV[4]) then redis.call('HDEL', KEYS[1], said[i]) end
end
redis.call('EXPIRE', KEYS[1], ARGV[3])

if ARGV[5] == '1' then redis.call('DEL', KEYS[2]) end
local last = 6 + tonumber(ARGV[6])
for i = 7, last do redis.call('ZREM', KEYS[2], ARGV[i]) end
for i = last + 1, #ARGV, 2 do redis.call('ZADD', KEYS[2], ARGV[i], ARGV[i + 1]) end
redis.call('EXPIRE', KEYS[2], ARGV[3])
return redis.call('ZCARD', KEYS[2])
