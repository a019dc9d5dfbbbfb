-- Between pandoc's reading of the Markdown and its writing of the Word file: reports what an accessible
-- document forbids (`../typesetting/inspect.lua`), then drops every attribute and all that is not text, puts in the
-- pictures that lie staged in the working folder, and aligns numbers.
--
-- The only raw XML is the rule between sections, a constant of this file: nothing that a contributor
-- has written becomes anything but the text of a run, the target of a link or an alternative text.

local inspect = dofile(pandoc.path.join {
  pandoc.path.directory(PANDOC_SCRIPT_FILE), "..", "typesetting", "inspect.lua",
})
local text_of = inspect.text_of
local NO_BREAK_SPACE = "\u{a0}"
local RULE = '<w:p><w:pPr><w:pStyle w:val="SectionBreak"/></w:pPr></w:p>'
-- the format in which `pictures.py` has laid them in the folder
local SHOWN_AS = { svg = "png", webp = "png" }

-- Numbers -------------------------------------------------------------------------------------------

-- "1 117" is one number, and "55 %", "12 kr" and "§ 4" are one word each, within which no line may end.
local function belong_together(before, after)
  local is_group = before:match("^[(−-]*%d%d?%d?$") or before:match(NO_BREAK_SPACE .. "%d%d%d$")
  return is_group and after:match("^%d%d%d%f[%D]")
    or before:match("%d$") and (after:match("^%%") or after:match("^kr%f[%A]"))
    or before:match("§$") and after:match("^%d")
end

local function joined(inlines)
  local before, gap = "", nil
  for index, inline in ipairs(inlines) do
    if inline.t == "Str" then
      if gap and belong_together(before, inline.text) then
        inlines[gap] = pandoc.Str(NO_BREAK_SPACE)
        before = before .. NO_BREAK_SPACE
      elseif gap then
        before = ""
      end
      before, gap = before .. inline.text, nil
    elseif (inline.t == "Space" or inline.t == "SoftBreak") and not gap then
      gap = index
    else
      before, gap = "", nil
    end
  end
  return inlines
end

-- Whether all below the header of each column are numbers.
local function numeric_columns(rows, count)
  local numeric = {}
  for number = 1, count do
    numeric[number] = #rows > 0
    for _, row in ipairs(rows) do
      local text = row.cells[number] and text_of(row.cells[number].contents) or ""
      if text ~= "" and not inspect.is_number(text) then
        numeric[number] = false
        break
      end
    end
  end
  return numeric
end

-- Pictures ------------------------------------------------------------------------------------------

-- The file in the working folder: a checksum of the name as the document's list of images has it.
local function staged_name(source)
  local format = inspect.format(source)
  if not format then return nil end
  local name = source:gsub("%%(%x%x)", function(code) return string.char(tonumber(code, 16)) end)
  return pandoc.utils.sha1(name) .. "." .. (SHOWN_AS[format] or format)
end

local inserted = {}

local function picture(image)
  local name = staged_name(image.src)
  if name and not inserted[name] then
    local file = io.open(name, "rb")
    -- missing: `pictures.py` knows why, and says it at the place that `inspect` has reported
    if not file then return pandoc.Str(text_of(image.caption)) end
    pandoc.mediabag.insert(name, nil, file:read("a"))
    file:close()
    inserted[name] = true
  end
  return pandoc.Image({ pandoc.Str(text_of(image.caption)) }, name or "")
end

local function styled(style, inlines)
  return pandoc.Div({ pandoc.Para(inlines) }, pandoc.Attr("", {}, { ["custom-style"] = style }))
end

-- The two walks -------------------------------------------------------------------------------------

-- Splices the contents of the spans and divs that only carry positions.
local splice = {
  Span = function(span) return span.content end,
  Div = function(div) return div.content end,
  RawInline = function(raw) return pandoc.Str(raw.text) end,
  RawBlock = function(raw) return pandoc.Para { pandoc.Str(raw.text) } end,
  Math = function(math) return pandoc.Str(math.text) end,
  Header = function(header) return pandoc.Header(header.level, header.content) end,
  Code = function(code) return pandoc.Code(code.text) end,
  CodeBlock = function(code) return pandoc.CodeBlock(code.text) end,

  -- Within a file that is sent and printed only an address on the web leads anywhere.
  Link = function(link)
    if not (link.target:match("^https?://") or link.target:match("^mailto:")) then return link.content end
    return pandoc.Link(link.content, link.target)
  end,
}

local shape = {
  traverse = "topdown",
  Inlines = joined,
  Image = function(image) return picture(image), false end,

  Para = function(para)
    local only = para.content[1]
    if #para.content ~= 1 or only.t ~= "Image" then return nil end
    local blocks = pandoc.Blocks { styled("Picture", { picture(only) }) }
    if only.title ~= "" then blocks:insert(styled("Caption", { pandoc.Str(only.title) })) end
    return blocks, false
  end,

  HorizontalRule = function() return pandoc.RawBlock("openxml", RULE), false end,

  Table = function(element)
    local rows = element.bodies[1] and element.bodies[1].body or {}
    local numeric = numeric_columns(rows, #element.colspecs)
    local colspecs = {}
    for number, spec in ipairs(element.colspecs) do
      local own = spec[1]
      -- the first column names the rows, even when the names are years
      if own == "AlignDefault" and numeric[number] and number > 1 then own = "AlignRight" end
      colspecs[number] = { own, nil }
    end
    element.colspecs = colspecs
    element.attr = pandoc.Attr()
    return element
  end,
}

-- One line each on stderr, because that is the one way out of a filter beside the document.
local function tell(code, line, column, detail)
  if code == "heading" then return end
  io.stderr:write(table.concat({ "internkontroll", code, line, column, detail }, "\t"), "\n")
end

function Pandoc(document)
  inspect.look_through(document, tell)
  document.meta = {}
  return document:walk(splice):walk(shape)
end
