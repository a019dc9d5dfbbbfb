-- The process that runs pandoc: one document after another, as `leash.py` gives them.
--
-- Started as `pandoc lua pandoc_process.lua markdown.lua READER`. A job is "1" or "0" (leave marks of lines or not) and the
-- Markdown; the answer is JSON as `markdown.lua` makes it. Status 1: pandoc could not read the text.

local typeset = dofile(arg[1])

while true do
  local length = tonumber(io.read("l") or "")
  if not length then break end
  local job = io.read(length)
  local read, result = pcall(typeset, job:sub(2), arg[2], job:sub(1, 1) == "1")
  local answer = read and pandoc.json.encode(result) or tostring(result)
  io.write(read and 0 or 1, " 0 ", #answer, "\n", answer)
  io.flush()
end
