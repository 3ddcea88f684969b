import CADBC

/// What an exported array owns until its consumer releases it.
@safe
private final class ArrayMemory {
  let buffers: [UnsafeMutableRawPointer?]
  let list: UnsafeMutablePointer<UnsafeRawPointer?>
  let children: OwnedPointers<ArrowArray>

  init(
    buffers: [UnsafeMutableRawPointer?], children: [ArrowArray]
  ) {
    unsafe self.buffers = unsafe buffers
    unsafe list = .allocate(capacity: max(1, buffers.count))
    for unsafe(index, buffer) in unsafe buffers.enumerated() {
      unsafe (list + index).initialize(to: UnsafeRawPointer(buffer))
    }
    unsafe self.children = unsafe OwnedPointers(children)
  }

  deinit {
    // Safe: buffers were allocated for this array alone, and children are released before.
    unsafe children.all.forEach { unsafe $0.pointee.release?($0) }
    unsafe buffers.forEach { unsafe $0?.deallocate() }
    unsafe list.deallocate()
  }
}

/// Makes an array that owns its buffers and children.
func makeArray(
  count: Int, missing: Int, buffers: [UnsafeMutableRawPointer?], children: [ArrowArray] = unsafe []
) -> ArrowArray {
  let memory = unsafe ArrayMemory(buffers: buffers, children: children)
  var array = unsafe ArrowArray()
  unsafe array.length = Int64(count)
  unsafe array.null_count = Int64(missing)
  unsafe array.n_buffers = unsafe Int64(buffers.count)
  unsafe array.buffers = unsafe memory.list
  unsafe array.n_children = unsafe Int64(children.count)
  unsafe array.children = unsafe (children.isEmpty ? nil : memory.children.list)
  unsafe array.private_data = unsafe Unmanaged.passRetained(memory).toOpaque()
  unsafe array.release = { array in
    guard let array = unsafe array, unsafe array.pointee.release != nil else { return }
    // Safe: balances the retain above, once, because release is cleared.
    unsafe Unmanaged<ArrayMemory>.fromOpaque(array.pointee.private_data).release()
    unsafe array.pointee.release = nil
  }
  return unsafe array
}

/// Makes an array of some rows of a column.
func makeArray(
  of column: Column, rows: Range<Int>, _ texts: RepeatedTexts = .inFull
) -> ArrowArray {
  let (validity, missing) = unsafe makeValidity(column.isPresent, rows)
  switch column.values {
  case .integer(let values), .timestamp(let values):
    return unsafe makeArray(
      count: rows.count, missing: missing, buffers: [validity, copy(values, rows)])
  case .number(let values):
    return unsafe makeArray(
      count: rows.count, missing: missing, buffers: [validity, copy(values, rows)])
  case .decimal(let values, _):
    let wide = rows.map { Int128(values[$0]) }
    return unsafe makeArray(
      count: rows.count, missing: missing, buffers: [validity, copy(wide, 0..<wide.count)])
  case .boolean(let values):
    return unsafe makeArray(
      count: rows.count, missing: missing, buffers: [validity, makeBits(values, rows)])
  case .text(let values):
    return unsafe makeArray(
      count: rows.count, missing: missing, buffers: [validity] + copy(values, rows))
  case .category(let codes, _) where texts == .asCodes:
    return unsafe makeArray(
      count: rows.count, missing: missing, buffers: [validity, copy(codes, rows)])
  case .category(let codes, let values):
    return unsafe makeArray(
      count: rows.count, missing: missing, buffers: [validity] + copy(codes[rows], values))
  }
}

/// A copy of some of the values; never of no bytes, because producers may not hand out `nil` here.
private func copy<Value: BitwiseCopyable>(
  _ values: [Value], _ rows: Range<Int>
) -> UnsafeMutableRawPointer {
  let width = MemoryLayout<Value>.stride
  let memory = UnsafeMutableRawPointer.allocate(
    byteCount: max(8, rows.count * width), alignment: 64)
  unsafe values.withUnsafeBytes { bytes in
    guard let start = bytes.baseAddress, !rows.isEmpty else { return }
    // Safe: rows lie within the values, and the memory was made for as many.
    unsafe memory.copyMemory(from: start + rows.lowerBound * width, byteCount: rows.count * width)
  }
  return unsafe memory
}

/// The offsets and bytes of some texts.
private func copy(_ texts: TextValues, _ rows: Range<Int>) -> [UnsafeMutableRawPointer?] {
  let start = texts.offsets[rows.lowerBound]
  let offsets = (rows.lowerBound...rows.upperBound).map { Int64(texts.offsets[$0] - start) }
  let bytes = start..<texts.offsets[rows.upperBound]
  return unsafe [copy(offsets, 0..<offsets.count), copy(texts.bytes, bytes)]
}

/// The offsets and bytes of the texts that codes stand for.
private func copy(
  _ codes: ArraySlice<Int32>, _ texts: TextValues
) -> [UnsafeMutableRawPointer?] {
  let offsets = offsets(codes, texts)
  let memory = UnsafeMutableRawPointer.allocate(
    byteCount: max(8, Int(offsets.last ?? 0)), alignment: 64)
  unsafe texts.bytes.withUnsafeBytes { bytes in
    for (place, code) in codes.enumerated() {
      let length = Int(offsets[place + 1] - offsets[place])
      guard length > 0, let start = bytes.baseAddress else { continue }
      // Safe: a length above zero belongs to a code that is valid, and the memory holds their sum.
      unsafe (memory + Int(offsets[place])).copyMemory(
        from: start + texts.offsets[Int(code)], byteCount: length)
    }
  }
  return unsafe [copy(offsets, 0..<offsets.count), memory]
}

/// Where each text that a code stands for begins, and where the last one ends.
private func offsets(_ codes: ArraySlice<Int32>, _ texts: TextValues) -> [Int64] {
  var offsets: [Int64] = [0]
  offsets.reserveCapacity(codes.count + 1)
  var end: Int64 = 0
  for code in codes {
    // The code of a missing value has no meaning and may lie outside.
    if code >= 0, Int(code) < texts.count {
      end += Int64(texts.offsets[Int(code) + 1] - texts.offsets[Int(code)])
    }
    offsets.append(end)
  }
  return offsets
}

/// The bitmap of present values, or nothing when all are present.
private func makeValidity(
  _ isPresent: [Bool]?, _ rows: Range<Int>
) -> (UnsafeMutableRawPointer?, missing: Int) {
  guard let isPresent else { return (nil, 0) }
  let missing = rows.count { !isPresent[$0] }
  return unsafe (missing == 0 ? nil : makeBits(isPresent, rows), missing)
}

/// One bit a flag, the first in the lowest place.
private func makeBits(_ flags: [Bool], _ rows: Range<Int>) -> UnsafeMutableRawPointer {
  var bytes = [UInt8](repeating: 0, count: rows.count / 8 + 1)
  for (place, row) in rows.enumerated() where flags[row] { bytes[place >> 3] |= 1 << (place & 7) }
  return unsafe copy(bytes, 0..<bytes.count)
}
