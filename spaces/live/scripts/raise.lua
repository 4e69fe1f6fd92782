-- One hand on its way up: what can be refused without SQL, and how often one person and one address may try.
-- KEYS: door, standings, hands, tries of the person, tries of the address
-- ARGV: person or '', hands that fit, tries a minute a person, tries a minute an address
-- Answers: code ('' lets through), seq of the event that caused a refusal or '', seconds to wait or 0
local door = redis.call('HMGET', KEYS[1], 'state', 'hands_open', 'hands', 'over')
if not door[1] or door[1] == 'unknown' then return {'', '', 0} end
local standing = redis.call('HGET', KEYS[2], ARGV[1]) or ''
local flags, cause = string.match(standing, '^%a*|(%a*)|(%d*)|')
if flags and string.find(flags, 'b') then return {'banned', cause, 0} end
if door[1] == 'scheduled' then return {'space_not_live', '', 0} end
if door[1] ~= 'live' then return {'space_ended', door[4] or '', 0} end

-- Whoever has one up is answered the same again and again.
if redis.call('HEXISTS', KEYS[3], ARGV[1]) == 0 then
  if door[2] == '0' then return {'hands_closed', '', 0} end
  if tonumber(door[3] or 0) >= tonumber(ARGV[2]) then return {'too_many_hands', '', 0} end
end

local function too_often(key, most)
  local tries = redis.call('INCR', key)
  if tries == 1 then redis.call('EXPIRE', key, 60) end
  return tries > tonumber(most)
end
local person, address = ARGV[1] ~= '' and too_often(KEYS[4], ARGV[3]), too_often(KEYS[5], ARGV[4])
if person then return {'too_many_tries', '', redis.call('TTL', KEYS[4])} end
if address then return {'too_many_tries', '', redis.call('TTL', KEYS[5])} end
return {'', '', 0}
