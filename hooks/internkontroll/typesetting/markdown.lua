-- Between pandoc's reading of the Markdown and its writing of the Typst. Two tasks:
--
--   1. inspect: reports what PDF/UA forbids, and which images are shown. One line each on stderr,
--      "internkontroll <tab> code <tab> line <tab> column <tab> detail <tab> staged name",
--      because that is the one way out of a filter beside the document.
--   2. transform: writes the words as Typst, drops every attribute (some run as code in Typst) and
--      all that is not text, puts alternative texts and tables where pandoc's own writer loses or
--      spoils them, and leaves a comment /*12*/ before what came from line 12.
--
-- Nothing of the contributor's reaches Typst except through `escaped`, `quoted`, or, for code and the
-- addresses of links, pandoc's own writer.

local FORMATS = { png = "png", jpg = "jpg", jpeg = "jpg", gif = "gif", webp = "webp", svg = "svg" }
local NO_BREAK_SPACE = "\u{a0}"

-- Inspecting ----------------------------------------------------------------------------------------

-- Line and column from `data-pos`, which is "3:1-4:1", for a table several joined by ";".
local function position(element)
  local line, column
  for l, c in (element.attributes["data-pos"] or ""):gmatch("(%d+):(%d+)%-") do
    l, c = tonumber(l), tonumber(c)
    if not line or l < line then line, column = l, c end
  end
  return line or 1, column or 1
end

local function report(code, element, detail, staged_as)
  local line, column = position(element)
  local clean = (detail or ""):gsub("[%z\1-\31\127]", " ")
  io.stderr:write(table.concat({ "internkontroll", code, line, column, clean, staged_as or "" }, "\t"), "\n")
end

-- The file's name in the staged root; nil when the format is not ours.
local function staged_name(source)
  local format = FORMATS[(source:match("%.(%w+)$") or ""):lower()]
  return format and pandoc.utils.sha1(source) .. "." .. format
end

local function text_of(blocks_or_inlines)
  return pandoc.utils.stringify(blocks_or_inlines):gsub("^%s+", ""):gsub("%s+$", "")
end

local level_before = 0

local inspect = {
  traverse = "topdown",

  Header = function(header)
    report("heading", header)
    if text_of(header.content) == "" then report("heading-empty", header) end
    if header.level > level_before + 1 then
      local before = level_before == 0 and "dokumentet börjar" or "från nivå " .. level_before
      report("heading-skip", header, before .. (level_before == 0 and " på nivå " or " till nivå ") .. header.level)
    end
    level_before = header.level
  end,

  Image = function(image)
    local staged_as = staged_name(image.src)
    if not staged_as then report("image-format", image, image.src) end
    if text_of(image.caption) == "" then report("image-alt", image, image.src) end
    if staged_as then report("image", image, image.src, staged_as) end
  end,

  Table = function(element)
    local row = element.head.rows[1]
    local nameless, cells = {}, row and row.cells or {}
    for number, cell in ipairs(cells) do
      if text_of(cell.contents) == "" then table.insert(nameless, number) end
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

-- Transforming --------------------------------------------------------------------------------------

local function typst(code) return pandoc.RawInline("typst", code) end

local function quoted(text)
  return '"' .. text:gsub("[%z\1-\31\127]", " "):gsub('[\\"]', "\\%0") .. '"'
end

-- Every ASCII sign; spelt out, because what "%p" means depends on the machine's locale.
local function escaped(text) return (text:gsub("[!-/:-@[-`{-~]", "\\%0")) end

local function without(text, ...)
  for _, pattern in ipairs { ... } do text = text:gsub(pattern, "") end
  return text
end

-- Words become Typst here and not in pandoc's writer, which leaves "//" (a comment), "..." and "--"
-- as they are, and escapes "-", "=" or "1." at the start of a paragraph but not of a cell or a list
-- item. A backslash before every sign needs no such rules. It also keeps what follows a call, as in
-- "*word*(note)", from being read as its arguments.
--
-- "1 117" is one number, within which no line may end.
local function written(inlines)
  local result, words, figures, gap = pandoc.Inlines {}, {}, false, nil
  local function flush()
    if #words > 0 then result:insert(typst(table.concat(words))) end
    words, figures, gap = {}, false, nil
  end
  for _, inline in ipairs(inlines) do
    local kind = inline.t
    if kind == "Str" then
      local text = inline.text
      if gap and text:match("^%d%d%d%f[%D]") then words[gap] = NO_BREAK_SPACE end
      table.insert(words, escaped(text))
      figures, gap = without(text, "^%(", "^−", "^-"):match("^%d%d?%d?$"), nil
    elseif kind == "Space" or kind == "SoftBreak" then
      table.insert(words, " ")
      gap = figures and #words
      figures = false
    else
      flush()
      result:insert(inline)
    end
  end
  flush()
  return result
end

-- A call of the template's `picture`, without its end.
local function picture(image)
  local code = ("#picture(image(%s, alt: %s)"):format(
    quoted(staged_name(image.src) or ""), quoted(text_of(image.caption)))
  if image.title ~= "" then code = code .. ", caption: " .. quoted(image.title) end
  return code
end

-- Splices the contents of the spans and divs that only carry positions.
local splice = {
  Span = function(span) return span.content end,
  RawInline = function(raw) return pandoc.Str(raw.text) end,
  RawBlock = function(raw) return pandoc.Para { pandoc.Str(raw.text) } end,
  Math = function(math) return pandoc.Str(math.text) end,

  -- Within a file that is printed and archived only an address on the web leads anywhere.
  Link = function(link)
    if not (link.target:match("^https?://") or link.target:match("^mailto:")) then return link.content end
    return pandoc.Link(link.content, link.target)
  end,

  Code = function(code) return pandoc.Code(code.text) end,
  CodeBlock = function(code) return pandoc.CodeBlock(code.text) end,
}

-- The empty expression is there because a comment at the start of a line would move its indentation,
-- by which Typst tells what belongs to a list.
local function with_marker(inlines, line)
  inlines:insert(1, typst("#none;/*" .. line .. "*/"))
  return inlines
end

-- A number: figures in groups, a sign, decimals, a unit; or the dash that stands for none.
local function is_number(text)
  if text == "-" or text == "–" or text == "—" then return true end
  local figures = without(text, " ", "\u{a0}", "\u{202f}", "\u{2009}", "^[-+]", "^−", "^±", "%%$", "kr$")
  return figures:match("^%d[%d,.]*$")
end

-- What a table's columns hold: the longest word, and whether all below the header are numbers.
local function measured(rows, count)
  local columns = {}
  for number = 1, count do
    local column = { word = "", numeric = #rows > 1 }
    for index, row in ipairs(rows) do
      local text = row.cells[number] and text_of(row.cells[number].contents) or ""
      for word in text:gmatch("%S+") do
        if (utf8.len(word) or 0) > utf8.len(column.word) then column.word = word end
      end
      if index > 1 and text ~= "" and not is_number(text) then column.numeric = false end
    end
    columns[number] = column
  end
  return columns
end

local ALIGNMENTS = { AlignLeft = "left", AlignRight = "right", AlignCenter = "center" }

local function alignments(element, columns)
  local result = {}
  for number, column in ipairs(columns) do
    -- the first column names the rows, even when the names are years
    local own = (column.numeric and number > 1) and "right" or "left"
    result[number] = ALIGNMENTS[element.colspecs[number][1]] or own
  end
  return result
end

local function tuple(items) return "(" .. table.concat(items, ", ") .. ",)" end

local function add_cells(target, row)
  for _, cell in ipairs(row.cells) do
    target:insert(typst("["))
    target:extend(pandoc.utils.blocks_to_inlines(cell.contents))
    target:insert(typst("], "))
  end
end

local function data_table(element)
  local body = element.bodies[1] and element.bodies[1].body or {}
  local rows = pandoc.List { element.head.rows[1] }
  rows:extend(body)
  local columns = measured(rows, #element.colspecs)
  local words = {}
  for number, column in ipairs(columns) do words[number] = quoted(column.word) end

  local result = pandoc.Inlines {}
  result:insert(typst("#data-table(align: " .. tuple(alignments(element, columns))
    .. ", words: " .. tuple(words) .. ", header: ("))
  add_cells(result, element.head.rows[1])
  result:insert(typst("), "))
  for _, row in ipairs(body) do add_cells(result, row) end
  result:insert(typst(")"))
  return pandoc.Plain(with_marker(result, (position(element))))
end

-- Images and blocks need their positions, so this walk comes before `splice` and makes raw Typst of
-- what it handles; `splice` in turn would make text of raw Typst. Hence raw text is spliced first.
local images = {
  Image = function(image) return typst(picture(image) .. ", inline: true)") end,
  Para = function(para)
    local only = para.content[1]
    if #para.content == 1 and only.t == "Image" then
      return pandoc.Plain { typst(picture(only) .. ")") }
    end
  end,
}

local blocks = {
  Table = data_table,
  HorizontalRule = function() return pandoc.Plain { typst("#section-break()") } end,
  Header = function(header)
    return pandoc.Header(header.level, with_marker(header.content, (position(header))))
  end,
  Div = function(div)
    local first = div.content[1]
    if first and (first.t == "Para" or first.t == "Plain") then
      first.content = with_marker(first.content, (position(div)))
      div.content[1] = first
    end
    return div.content
  end,
}

return {
  {
    Pandoc = function(document)
      document:walk(inspect)
      -- "topdown" lets a lone image be seen as such before it is turned into Typst
      images.traverse = "topdown"
      return document:walk(splice):walk(images):walk(blocks):walk { Inlines = written }
    end,
  },
}
