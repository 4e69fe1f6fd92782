-- One join: who may come in and how they hear. One round trip, idempotent per person.
-- KEYS: door, standings, epochs, joins, inside, sounds, seats
-- ARGV: person, account or '', epoch, ttl, then device or '', its platform, take, move or ask, seconds a sound holds,
-- then interactive seats, 1 for the broadcast or '', why it is asked for or ''
-- Answers: outcome, room, seq, standing or '', the seq of the event that caused a refusal or '', of a sound that is
-- elsewhere the platform it is on, or '', and where its broadcast is
-- A standing is role|flags|cause|until|name; of its flags a (admitted), b (banned) and s (on stage) matter here.
local door = redis.call('HMGET', KEYS[1], 'state', 'room', 'seq', 'media', 'visibility', 'locked', 'over', 'broadcast')
local known = redis.call('HMGET', KEYS[3], 'ready', ARGV[2])
if not door[1] or not known[1] then return {'no_door'} end
if door[1] == 'unknown' then return {'space_not_found'} end

local standing = redis.call('HGET', KEYS[2], ARGV[1]) or ''
local flags, why = string.match(standing, '^%a*|(%a*)|(%d*)|')
flags = flags or ''
local admitted, banned = string.find(flags, 'a'), string.find(flags, 'b')
-- A private space does not show itself to those it has not let in, whatever else there is to say.
if door[5] == 'private' and not admitted then return {'space_not_found'} end

-- On stage always; else where one has a seat, or there is one left. What is not taken now is not held.
local function seat(takes)
  if string.find(flags, 's') then return 'interactive' end
  if ARGV[10] ~= '' then
    redis.call('ZREM', KEYS[7], ARGV[1])
    return 'broadcast', ARGV[11]
  end
  local theirs = redis.call('ZSCORE', KEYS[7], ARGV[1])
  if not theirs and redis.call('ZCARD', KEYS[7]) >= tonumber(ARGV[9]) then return 'broadcast', 'full' end
  if takes then
    redis.call('ZADD', KEYS[7], redis.call('TIME')[1], ARGV[1])
    redis.call('EXPIRE', KEYS[7], ARGV[4])
  end
  return 'interactive'
end

local outcome, cause, on, reason
if ARGV[2] ~= '' and known[2] and tonumber(ARGV[3]) < tonumber(known[2]) then
  outcome = 'pass_revoked'
elseif banned then
  outcome, cause = 'banned', why
elseif door[1] == 'scheduled' then
  outcome = 'space_not_live'
elseif door[1] == 'cancelled' then
  outcome, cause = 'space_cancelled', door[7]
elseif door[1] ~= 'live' then
  outcome, cause = 'space_ended', door[7]
elseif door[6] and door[6] ~= '' and not admitted and redis.call('SISMEMBER', KEYS[5], ARGV[1]) == 0 then
  outcome, cause = 'space_locked', door[6]
else
  redis.call('SADD', KEYS[5], ARGV[1])
  redis.call('EXPIRE', KEYS[5], ARGV[4])
  if ARGV[5] ~= '' then
    local now = tonumber(redis.call('TIME')[1])
    local sound = redis.call('HGET', KEYS[6], ARGV[1]) or ''
    local device, platform, at = string.match(sound, '^(%x+)|(%l+)|(%d+)$')
    if device and device ~= ARGV[5] and now - at < tonumber(ARGV[8]) and ARGV[7] ~= 'move' then
      outcome, on = 'elsewhere', platform
    elseif ARGV[7] ~= 'ask' then
      redis.call('HSET', KEYS[6], ARGV[1], ARGV[5] .. '|' .. ARGV[6] .. '|' .. now)
      redis.call('EXPIRE', KEYS[6], ARGV[4])
    end
  end
  if not outcome then outcome, reason = seat(ARGV[7] ~= 'ask') end
  if outcome == 'interactive' and door[4] ~= door[2] then outcome = 'waiting' end
end
cause = cause or ''
local because = reason or cause
redis.call('HINCRBY', KEYS[4], because == '' and outcome or (outcome .. ':' .. because), 1)
redis.call('EXPIRE', KEYS[4], ARGV[4])
return {outcome, door[2], door[3], standing, cause, on or '', door[8] or ''}
