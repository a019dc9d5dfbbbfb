-- Reads texts divided by NUL from standard input and writes each one's syntax tree as a line of JSON.
-- One process for many texts: starting pandoc costs more than reading a record.
local format = arg[1]
for text in (io.read("a") .. "\0"):gmatch("([^\0]*)\0") do
  io.write(pandoc.write(pandoc.read(text .. "\n", format), "json"), "\n")
end
