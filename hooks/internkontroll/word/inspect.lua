-- What an accessible document asks of its author, found in the text before it becomes anything else.
--
-- One line each on stderr, "internkontroll <tab> code <tab> line <tab> column <tab> detail", because
-- that is the one way out of a filter beside the document. The codes are those of `errors.STRUCTURE`.

local M = {}

function M.text_of(blocks_or_inlines)
  return (pandoc.utils.stringify(blocks_or_inlines):gsub("^%s+", ""):gsub("%s+$", ""))
end

-- Line and column from `data-pos`, which is "3:1-4:1", for a table several joined by ";".
local function position(element)
  local line, column
  for l, c in (element.attributes["data-pos"] or ""):gmatch("(%d+):(%d+)%-") do
    l, c = tonumber(l), tonumber(c)
    if not line or l < line then line, column = l, c end
  end
  return line or 1, column or 1
end

local function report(code, element, detail)
  local line, column = position(element)
  local clean = (detail or ""):gsub("[%z\1-\31\127]", " ")
  io.stderr:write(table.concat({ "internkontroll", code, line, column, clean }, "\t"), "\n")
end

local FORMATS = { png = true, jpg = true, jpeg = true, gif = true, webp = true, svg = true }

function M.extension(source)
  local extension = (source:match("%.(%w+)$") or ""):lower()
  return FORMATS[extension] and extension
end

local level_before = 0

M.filter = {
  traverse = "topdown",

  Header = function(header)
    if M.text_of(header.content) == "" then report("heading-empty", header) end
    if header.level > level_before + 1 then
      local before = level_before == 0 and "dokumentet börjar på nivå " or "från nivå " .. level_before .. " till nivå "
      report("heading-skip", header, before .. header.level)
    end
    level_before = header.level
  end,

  Image = function(image)
    if not M.extension(image.src) then
      report("image-format", image, image.src)
    else
      report("image", image, image.src)
    end
    if M.text_of(image.caption) == "" then report("image-alt", image, image.src) end
  end,

  Table = function(element)
    local row = element.head.rows[1]
    local nameless, cells = {}, row and row.cells or {}
    for number, cell in ipairs(cells) do
      if M.text_of(cell.contents) == "" then table.insert(nameless, number) end
    end
    if #nameless == #cells then
      report("table-header", element)
      return
    end
    for _, number in ipairs(nameless) do
      -- the corner above the rows' own names may be empty
      if number > 1 then report("table-column", element, tostring(number)) end
    end
  end,
}

return M
