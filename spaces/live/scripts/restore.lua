-- Put back a door that Redis lost. A door that stands is newer than what we read: leave it.
-- KEYS: door, standings, snapshot, hands    ARGV: ttl, door, standings, snapshot, hands (all JSON)
local state = redis.call('HGET', KEYS[1], 'state')
if state and state ~= 'unknown' and redis.call('EXISTS', KEYS[3]) == 1 then return 0 end
if state == 'unknown' then redis.call('DEL', KEYS[1]) end
redis.call('DEL', KEYS[2], KEYS[4])
for field, value in pairs(cjson.decode(ARGV[2])) do redis.call('HSET', KEYS[1], field, value) end
for person, standing in pairs(cjson.decode(ARGV[3])) do redis.call('HSET', KEYS[2], person, standing) end
redis.call('SET', KEYS[3], ARGV[4])
for person, hand in pairs(cjson.decode(ARGV[5])) do redis.call('HSET', KEYS[4], person, hand) end
for _, key in ipairs(KEYS) do redis.call('EXPIRE', key, ARGV[1]) end
return 1
