// Several files as one zip archive, stored as they are: one upload that goes on, one report, one undo.
//
//   const blob = await bundle(files)    the same files give the same bytes, whatever their order was
//
// The files are read once for their check numbers and then only when their part is sent.

const TABLE = Uint32Array.from({ length: 256 }, (_, number) => {
  for (let bit = 0; bit < 8; bit++) number = number & 1 ? 0xedb88320 ^ (number >>> 1) : number >>> 1
  return number
})
const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const UTF8 = 0x0800
const DATE = 0x21  // 1 January 1980, the first that a zip knows: the time of a copy must change nothing

function checked (bytes) {
  let sum = 0xffffffff
  for (const byte of bytes) sum = TABLE[(sum ^ byte) & 0xff] ^ (sum >>> 8)
  return ~sum >>> 0
}

// Fields one after another: [bytes, value], ...
function packed (...fields) {
  const view = new DataView(new ArrayBuffer(fields.reduce((all, [size]) => all + size, 0)))
  let at = 0
  for (const [size, value] of fields) {
    if (size === 2) view.setUint16(at, value, true)
    else view.setUint32(at, value, true)
    at += size
  }
  return view
}

const pathOf = file => file.webkitRelativePath || file.name

export async function bundle (files) {
  const ordered = [...files].sort((a, b) => pathOf(a) < pathOf(b) ? -1 : pathOf(a) > pathOf(b) ? 1 : a.size - b.size)
  const parts = []
  const directory = []
  let at = 0
  for (const [number, file] of ordered.entries()) {
    const name = new TextEncoder().encode(`${String(number + 1).padStart(4, '0')}-${pathOf(file)}`)
    const sum = checked(new Uint8Array(await file.arrayBuffer()))
    const shared = [[2, UTF8], [2, 0], [2, 0], [2, DATE], [4, sum], [4, file.size], [4, file.size], [2, name.length], [2, 0]]
    const local = packed([4, LOCAL], [2, 20], ...shared)
    parts.push(local, name, file)
    directory.push(packed([4, CENTRAL], [2, 20], [2, 20], ...shared, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]), name)
    at += local.byteLength + name.length + file.size
  }
  const size = directory.reduce((all, part) => all + part.byteLength, 0)
  const many = ordered.length
  return new Blob([...parts, ...directory, packed([4, END], [2, 0], [2, 0], [2, many], [2, many], [4, size], [4, at], [2, 0])])
}
