-- One join: who may come in and how they hear. One round trip, idempotent per person.
-- KEYS: door, standings, epochs, joins    ARGV: person, account or '', epoch, ttl of the counts
-- Answers: outcome, room, seq, standing or ''
local door = redis.call('HMGET', KEYS[1], 'state', 'room', 'seq', 'media')
local known = redis.call('HMGET', KEYS[3], 'ready', ARGV[2])
if not door[1] or not known[1] then return {'no_door'} end

local outcome
if door[1] == 'unknown' then return {'space_not_found'} end
if ARGV[2] ~= '' and known[2] and tonumber(ARGV[3]) < tonumber(known[2]) then
  outcome = 'pass_revoked'
elseif door[1] == 'scheduled' then
  outcome = 'space_not_live'
elseif door[1] ~= 'live' then
  outcome = 'space_ended'
elseif door[4] ~= door[2] then
  outcome = 'waiting'
else
  outcome = 'interactive'
end
redis.call('HINCRBY', KEYS[4], outcome, 1)
redis.call('EXPIRE', KEYS[4], ARGV[4])
return {outcome, door[2], door[3], redis.call('HGET', KEYS[2], ARGV[1]) or ''}
