-- Put back a door that Redis lost. A door that stands is newer than what we read: leave it.
-- KEYS: door, standings, snapshot    ARGV: ttl, door (JSON), standings (JSON), snapshot (JSON)
local state = redis.call('HGET', KEYS[1], 'state')
if state and state ~= 'unknown' then return 0 end
redis.call('DEL', KEYS[1], KEYS[2])
for field, value in pairs(cjson.decode(ARGV[2])) do redis.call('HSET', KEYS[1], field, value) end
for person, standing in pairs(cjson.decode(ARGV[3])) do redis.call('HSET', KEYS[2], person, standing) end
redis.call('SET', KEYS[3], ARGV[4])
for _, key in ipairs(KEYS) do redis.call('EXPIRE', key, ARGV[1]) end
return 1
