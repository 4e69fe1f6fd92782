-- Who has an interactive seat, put right by who is connected to the media server. A seat that was taken a moment ago,
-- and in which nobody is yet, stays theirs for a while.
-- KEYS: seats    ARGV: ttl, seconds ago of the comparison, seconds to connect within, then the people who are connected
local seen = tonumber(redis.call('TIME')[1]) - tonumber(ARGV[2])
for i = 4, #ARGV do redis.call('ZADD', KEYS[1], 'GT', seen, ARGV[i]) end
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', '(' .. (seen - tonumber(ARGV[3])))
redis.call('EXPIRE', KEYS[1], ARGV[1])
