-- Between pandoc's reading of the Markdown and its writing of the Typst. Two tasks:
--
--   1. inspect (`inspect.lua`): reports what PDF/UA forbids, and which images are shown, as
--      { code, line, column, detail, staged name }.
--   2. transform: writes the words as Typst, drops every attribute (some run as code in Typst) and
--      all that is not text, puts alternative texts and tables where pandoc's own writer loses or
--      spoils them, and (when asked for marks) leaves a comment /*12*/ before what came from line 12.
--
-- Nothing of the contributor's reaches Typst except through `escaped`, `quoted`, or, for code and the
-- addresses of links, pandoc's own writer. Nothing is kept from one document to the next.

-- or pandoc gives a pipe table with a long row widths by its count of dashes
local WRITING = { columns = 100000, wrap_text = "wrap-none" }
local NO_BREAK_SPACE, THIN_SPACE = "\u{a0}", "\u{202f}"

local inspect = dofile(pandoc.path.join { pandoc.path.directory(debug.getinfo(1, "S").source:sub(2)), "inspect.lua" })
local text_of, position = inspect.text_of, inspect.position

-- The image's name in the staged root; nil when the format is not ours.
local function staged_name(source)
  local format = inspect.format(source)
  return format and pandoc.utils.sha1(source) .. "." .. format
end

-- Transforming --------------------------------------------------------------------------------------

local function typst(code) return pandoc.RawInline("typst", code) end

local function quoted(text)
  return '"' .. text:gsub("[%z\1-\31\127]", " "):gsub('[\\"]', "\\%0") .. '"'
end

-- Every ASCII sign; spelt out, because what "%p" means depends on the machine's locale.
local function escaped(text) return (text:gsub("[!-/:-@[-`{-~]", "\\%0")) end

-- Words become Typst here and not in pandoc's writer, which leaves "//" (a comment), "..." and "--"
-- as they are, and escapes "-", "=" or "1." at the start of a paragraph but not of a cell or a list
-- item. A backslash before every sign needs no such rules. It also keeps what follows a call, as in
-- "*word*(note)", from being read as its arguments.
--
-- "1 117" is one number, and "55 %", "12 kr" and "§ 4" are one word each, within which no line may end.
local function between(before, after)
  local sign = before:match("^[(−-]*()")
  if before:match("^%d%d?%d?$", sign) or before:match(THIN_SPACE .. "%d%d%d$") then
    if after:match("^%d%d%d%f[%D]") then return THIN_SPACE end
  end
  if before:match("%d$") and (after:match("^%%") or after:match("^kr%f[%A]")) then return NO_BREAK_SPACE end
  if before:match("§$") and after:match("^%d") then return NO_BREAK_SPACE end
  return " "
end

local function grouped(text)
  if not text:find(NO_BREAK_SPACE, 1, true) then return text end
  local count
  repeat
    text, count = text:gsub("%f[%d](%d%d?%d?)" .. NO_BREAK_SPACE .. "(%d%d%d)%f[%D]", "%1" .. THIN_SPACE .. "%2")
  until count == 0
  return text
end

local function written(inlines)
  local result, words, before, gap = pandoc.Inlines {}, {}, "", nil
  local function flush()
    if #words > 0 then result:insert(typst(table.concat(words))) end
    words, before, gap = {}, "", nil
  end
  for _, inline in ipairs(inlines) do
    local kind = inline.t
    if kind == "Str" then
      local text = grouped(inline.text)
      local joint = gap and between(before, text)
      if joint and joint ~= " " then
        words[gap] = joint
        before = before .. joint .. text
      else
        before = gap and text or before .. text
      end
      gap = nil
      table.insert(words, escaped(text))
    elseif kind == "Space" or kind == "SoftBreak" then
      table.insert(words, " ")
      gap = #words
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
local is_marked

local function with_marker(inlines, line)
  if is_marked then inlines:insert(1, typst("#none;/*" .. line .. "*/")) end
  return inlines
end

-- The three longest words, and the rows of the three longest cells, of a column, so that no more need be measured. Which
-- is widest depends on the letters, but not by so much that it is not among them.
local LONGEST = 3

local function remember(longest, what, length)
  if length == 0 or (#longest == LONGEST and length <= longest[#longest].length) then return end
  for _, one in ipairs(longest) do
    if one.what == what then return end
  end
  local place = #longest + 1
  while place > 1 and longest[place - 1].length < length do place = place - 1 end
  table.insert(longest, place, { what = what, length = length })
  longest[LONGEST + 1] = nil
end

-- What a table's columns hold: the longest words and cells, how much text a cell holds as a rule (in letters), and
-- whether all below the header are numbers.
-- `rows` are lists of the cells' contents.
local function measured(rows, count)
  local columns = {}
  for number = 1, count do columns[number] = { words = {}, longest = {}, letters = 0, numeric = #rows > 1 } end
  for index, row in ipairs(rows) do
    for number, column in ipairs(columns) do
      local text = row[number] and text_of(row[number]) or ""
      local length = utf8.len(text) or 0
      -- a text that is shorter than the longest words has none that is longer
      if #column.words < LONGEST or length > column.words[LONGEST].length then
        for word in text:gmatch("%S+") do remember(column.words, word, utf8.len(word) or 0) end
      end
      if index > 1 then
        remember(column.longest, index - 2, length)
        column.letters = column.letters + length / (#rows - 1)
        if column.numeric and text ~= "" and not inspect.is_number(text) then column.numeric = false end
      end
    end
  end
  return columns
end

-- Whether the last row sums up those above it.
local function has_total(rows)
  local last = #rows > 2 and rows[#rows][1]
  local name = last and text_of(last) or ""
  return name:match("^Totalt%f[%A]") or name:match("^Summa%f[%A]")
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

local function add_cells(target, cells)
  for _, contents in ipairs(cells) do
    target:insert(typst("["))
    target:extend(pandoc.utils.blocks_to_inlines(contents))
    target:insert(typst("], "))
  end
end

-- A row's cells are copied from pandoc each time they are asked for: here once.
local function contents_of(row)
  local contents = {}
  for number, cell in ipairs(row.cells) do contents[number] = cell.contents end
  return contents
end

local function data_table(element)
  local rows = { contents_of(element.head.rows[1]) }
  for _, row in ipairs(element.bodies[1] and element.bodies[1].body or {}) do table.insert(rows, contents_of(row)) end
  local columns = measured(rows, #element.colspecs)
  local words, longest, letters = {}, {}, {}
  for number, column in ipairs(columns) do
    local candidates, cells = {}, {}
    for index, word in ipairs(column.words) do candidates[index] = quoted(word.what) end
    for index, cell in ipairs(column.longest) do cells[index] = cell.what end
    words[number] = #candidates > 0 and tuple(candidates) or "()"
    longest[number] = #cells > 0 and tuple(cells) or "()"
    letters[number] = math.ceil(column.letters)
  end

  local result = pandoc.Inlines {}
  result:insert(typst("#data-table(align: " .. tuple(alignments(element, columns))
    .. ", words: " .. tuple(words) .. ", longest: " .. tuple(longest) .. ", letters: " .. tuple(letters)
    .. (has_total(rows) and ", total: true" or "") .. ", header: ("))
  add_cells(result, rows[1])
  result:insert(typst("), "))
  for index = 2, #rows do add_cells(result, rows[index]) end
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

-- A short paragraph or a picture just before a table belongs to it as a heading does, and stays on its page.
local LEAD_IN = 250

local function lead_ins(blocks)
  for index = 1, #blocks - 1 do
    local block = blocks[index]
    local holder = block.t == "Div" and block or nil
    local para = holder and holder.content[1] or block
    if blocks[index + 1].t == "Table" and para and para.t == "Para" and #text_of(para) <= LEAD_IN then
      local content = pandoc.Inlines { typst("#lead-in[") }
      content:extend(para.content)
      content:insert(typst("]"))
      block = pandoc.Plain(content)
      if holder then
        holder.content = { block }
        block = holder
      end
      blocks[index] = block
    elseif blocks[index + 1].t == "Table" and para and para.t == "Plain" then
      -- a chart and the table of its figures
      local code = #para.content == 1 and para.content[1].text or ""
      if code:match("^#picture%(") then para.content[1].text = code:sub(1, -2) .. ", sticky: true)" end
    end
  end
  return blocks
end

-- A note that is referred to in several places is set where it is referred to first, and the others
-- refer to that. Pandoc has put the note's own blocks in each place. A heading and a table's header
-- are shown again, in the contents and on the next page, so a note there is told to stay away.
local function notes_once(document)
  local count, names, seen, named = {}, {}, {}, 0
  local function text(note) return pandoc.write(pandoc.Pandoc(note.content), "native") end
  document:walk {
    Note = function(note)
      local key = text(note)
      count[key] = (count[key] or 0) + 1
    end,
  }
  if not next(count) then return document end

  local opened = 0
  local function once(call)
    return function(note)
      opened = opened + 1
      local opening, closing = call:gsub("%%d", opened) .. "[", "]"
      local key = text(note)
      if seen[key] then return typst(opening .. "#footnote(<note-" .. names[key] .. ">)" .. closing), false end
      local label = ""
      if count[key] > 1 then
        named = named + 1
        seen[key], names[key], label = true, named, "<note-" .. named .. ">"
      end
      return { typst(opening), note, typst(label .. closing) }, false
    end
  end

  -- in brackets of its own, or a label would be that of what the note stands in
  local in_text = { traverse = "topdown", Note = once("#") }
  local in_heading = { traverse = "topdown", Note = once("#in-heading") }
  local in_table_head = { traverse = "topdown", Note = once("#in-table-head(%d)") }

  local function walk_rows(rows, filter)
    for _, row in ipairs(rows) do
      for _, cell in ipairs(row.cells) do cell.contents = cell.contents:walk(filter) end
    end
  end

  return document:walk {
    traverse = "topdown",
    Note = in_text.Note,
    Header = function(header)
      header.content = header.content:walk(in_heading)
      return header, false
    end,
    Table = function(element)
      walk_rows(element.head.rows, in_table_head)
      for _, body in ipairs(element.bodies) do walk_rows(body.body, in_text) end
      return element, false
    end,
  }
end

-- Markdown -> { typst = text, reports = see above }; `reader` is pandoc's name for the Markdown, and `marked`
-- is whether to tell of lines.
return function(markdown, reader, marked)
  local reports = {}
  is_marked = marked
  -- the empty table: a world without files
  local document = pandoc.read(markdown, reader .. (marked and "+sourcepos" or ""), nil, {})
  inspect.look_through(document, function(code, line, column, detail)
    table.insert(reports, { code, line, column, detail, code == "image" and staged_name(detail) or "" })
  end)
  -- "topdown" lets a lone image be seen as such before it is turned into Typst
  images.traverse = "topdown"
  document = notes_once(document:walk(splice)):walk(images)
  document.blocks = lead_ins(document.blocks)
  document = document:walk(blocks):walk { Inlines = written }
  return { typst = pandoc.write(document, "typst", WRITING), reports = pandoc.List(reports) }
end
