-- One customer a request; the numbers differ, so that nothing can be answered from memory.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
local count = 0
request = function()
  count = count + 1
  local body = string.format('{"recency":%d,"frequency":%d,"monetary":%.2f}',
    count % 370, 1 + count % 40, 10 + (count * 37 % 900000) / 100)
  return wrk.format("POST", nil, nil, body)
end
done = function(summary, latency)
  local e = summary.errors
  io.write(string.format('{"requests":%d,"seconds":%.6f,"p50":%.3f,"p99":%.3f,"errors":%d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3,
    latency:percentile(99) / 1e3, e.connect + e.read + e.write + e.status + e.timeout))
end
