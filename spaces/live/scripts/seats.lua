-- Who has an interactive seat, put right by who is connected to the media server. A seat that was taken a moment ago,
-- and in which nobody is yet, stays theirs for a while. Only a join gives one: who is on stage is connected without.
-- A Redis that has forgotten who joined takes everybody who is connected for seated.
-- KEYS: seats, door    ARGV: ttl, the room they are in, seconds ago of the comparison, seconds to connect within, then
-- the people who are connected
local remembers = redis.call('HGET', KEYS[2], 'media') == ARGV[2]
local seen = tonumber(redis.call('TIME')[1]) - tonumber(ARGV[3])
for i = 5, #ARGV do
  if remembers then
    redis.call('ZADD', KEYS[1], 'XX', 'GT', seen, ARGV[i])
  else
    redis.call('ZADD', KEYS[1], 'GT', seen, ARGV[i])
  end
end
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', '(' .. (seen - tonumber(ARGV[4])))
redis.call('EXPIRE', KEYS[1], ARGV[1])
