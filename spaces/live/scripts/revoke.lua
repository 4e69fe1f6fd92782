-- Which passes are revoked. An older reading never lowers an epoch.
-- KEYS: epochs    ARGV: pairs of account and epoch
for i = 1, #ARGV, 2 do
  if tonumber(ARGV[i + 1]) > tonumber(redis.call('HGET', KEYS[1], ARGV[i]) or -1) then
    redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
  end
end
redis.call('HSET', KEYS[1], 'ready', 1)
