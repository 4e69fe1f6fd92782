-- A web process says how many people its sockets are, by Redis' clock.
-- KEYS: presence    ARGV: process, people, ttl
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2] .. ':' .. redis.call('TIME')[1])
redis.call('EXPIRE', KEYS[1], ARGV[3])
