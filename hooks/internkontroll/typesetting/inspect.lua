-- What an accessible document asks of its author, found in the text before it becomes anything else: for the
-- PDF (`markdown.lua`) and for Word (`../word/body.lua`). The codes are those of `errors.STRUCTURE`.

local M = {}

local FORMATS = { png = "png", jpg = "jpg", jpeg = "jpg", gif = "gif", webp = "webp", svg = "svg" }

function M.text_of(blocks_or_inlines)
  return (pandoc.utils.stringify(blocks_or_inlines):gsub("^%s+", ""):gsub("%s+$", ""))
end

-- Line and column from `data-pos`, which is "3:1-4:1", for a table several joined by ";".
function M.position(element)
  local line, column
  for l, c in (element.attributes["data-pos"] or ""):gmatch("(%d+):(%d+)%-") do
    l, c = tonumber(l), tonumber(c)
    if not line or l < line then line, column = l, c end
  end
  return line or 1, column or 1
end

-- The format of an image by its name; nil when it is not one of ours.
function M.format(source) return FORMATS[(source:match("%.(%w+)$") or ""):lower()] end

-- A number: figures in groups, a sign, decimals, a unit; or the dash that stands for none.
function M.is_number(text)
  if text == "-" or text == "–" or text == "—" then return true end
  for _, pattern in ipairs { " ", "\u{a0}", "\u{202f}", "\u{2009}", "^[-+]", "^−", "^±", "%%$", "kr$" } do
    text = text:gsub(pattern, "")
  end
  return text:match("^%d[%d,.]*$") ~= nil
end

-- Looks through a document: `tell(code, line, column, detail)` is called for every fault, with the code
-- "heading" for every heading, and with "image" for every image of a known format.
function M.look_through(document, tell)
  local level_before = 0

  local function report(code, element, detail)
    local line, column = M.position(element)
    tell(code, line, column, ((detail or ""):gsub("[%z\1-\31\127]", " ")))
  end

  document:walk {
    traverse = "topdown",

    Header = function(header)
      report("heading", header)
      if M.text_of(header.content) == "" then report("heading-empty", header) end
      if header.level > level_before + 1 then
        local before = level_before == 0 and "dokumentet börjar på nivå " or "från nivå " .. level_before .. " till nivå "
        report("heading-skip", header, before .. header.level)
      end
      level_before = header.level
    end,

    Image = function(image)
      local is_known = M.format(image.src)
      if not is_known then report("image-format", image, image.src) end
      if M.text_of(image.caption) == "" then report("image-alt", image, image.src) end
      if is_known then report("image", image, image.src) end
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
end

return M
