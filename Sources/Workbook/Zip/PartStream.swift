import CISAL

/// Unpacks one part of an archive piece by piece, within limits.
@safe
struct PartStream: ~Copyable {
  private let state: UnsafeMutablePointer<inflate_state>
  private let input: UnsafeMutableRawBufferPointer
  private let file: FileBytes
  private let entry: ZipEntry
  private let limits: WorkbookLimits
  private var position: Int
  private let end: Int
  private var crc: UInt32 = 0
  private var written = 0
  private var isFinished = false

  /// Opens a part.
  ///
  /// - Throws: ``WorkbookError`` when the part is packed in an unknown way or lies outside the file.
  init(_ archive: ZipArchive, _ entry: ZipEntry, limits: WorkbookLimits) throws(WorkbookError) {
    file = archive.file
    self.entry = entry
    self.limits = limits
    // Safe: both are freed in deinit, and isal_inflate_init fills the state in.
    unsafe state = .allocate(capacity: 1)
    unsafe input = .allocate(byteCount: 1 << 18, alignment: 64)
    unsafe isal_inflate_init(state)
    unsafe state.pointee.crc_flag = 0
    let header = file.read(at: entry.headerOffset, count: 30)
    let nameLength = header.number(at: 26, as: UInt16.self) ?? 0
    let extraLength = header.number(at: 28, as: UInt16.self) ?? 0
    position = entry.headerOffset + 30 + nameLength + extraLength
    end = position &+ entry.packedSize
    guard header.number(at: 0, as: UInt32.self) == 0x0403_4B50, end >= position, end <= file.count
    else {
      throw .broken(path: file.path, part: entry.name, reason: "the file is cut off")
    }
    guard !entry.isEncrypted else { throw .encrypted(path: file.path) }
    guard entry.method == 0 || entry.method == 8 else {
      throw .broken(
        path: file.path, part: entry.name,
        reason: "it is packed by the unknown method \(entry.method)")
    }
    guard entry.size <= limits.unpackedBytes else { throw tooLarge() }
  }

  deinit {
    unsafe state.deallocate()
    unsafe input.deallocate()
  }

  /// Fills a buffer with the next bytes.
  ///
  /// - Returns: How many bytes were written; fewer than the buffer holds only at the end.
  /// - Throws: ``WorkbookError`` when the part is damaged or passes a limit.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(WorkbookError) -> Int {
    guard !isFinished, buffer.count > 0 else { return 0 }
    let count = entry.method == 0 ? unsafe readStored(buffer) : try unsafe inflate(into: buffer)
    // Safe: the buffer holds count bytes that were just written.
    unsafe crc = crc32_gzip_refl(
      crc, buffer.baseAddress?.assumingMemoryBound(to: UInt8.self), UInt64(count))
    written += count
    if count < buffer.count { isFinished = true }
    try checkLimits()
    if isFinished, crc != entry.crc {
      throw .broken(path: file.path, part: entry.name, reason: "its checksum is wrong")
    }
    return count
  }

  private mutating func readStored(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
    let wanted = min(buffer.count, end - position)
    let got = unsafe file.read(
      at: position, into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted]))
    position += got
    return got
  }

  private mutating func inflate(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(WorkbookError) -> Int {
    // Safe: next_out and avail_out describe the buffer, next_in and avail_in the input.
    unsafe state.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
    unsafe state.pointee.avail_out = UInt32(buffer.count)
    while unsafe state.pointee.avail_out > 0 && state.pointee.block_state != ISAL_BLOCK_FINISH {
      if unsafe state.pointee.avail_in == 0 { refill() }
      let before = unsafe (state.pointee.avail_out, state.pointee.avail_in)
      let status = unsafe isal_inflate(state)
      guard status == 0 || status == ISAL_END_INPUT else {
        throw .broken(path: file.path, part: entry.name, reason: "its packed bytes make no sense")
      }
      let after = unsafe (state.pointee.avail_out, state.pointee.avail_in)
      let isFinished = unsafe state.pointee.block_state == ISAL_BLOCK_FINISH
      if before == after, position >= end, !isFinished {
        throw .broken(path: file.path, part: entry.name, reason: "it is cut off")
      }
    }
    let left = Int(unsafe state.pointee.avail_out)
    return buffer.count - left
  }

  private mutating func refill() {
    let wanted = unsafe min(input.count, end - position)
    guard wanted > 0 else { return }
    let got = unsafe file.read(
      at: position, into: UnsafeMutableRawBufferPointer(rebasing: input[..<wanted]))
    position += got
    unsafe state.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
    unsafe state.pointee.avail_in = UInt32(got)
  }

  private func checkLimits() throws(WorkbookError) {
    guard written <= limits.unpackedBytes else { throw tooLarge() }
    guard written <= 16 << 20 || written / max(1, entry.packedSize) <= limits.ratio else {
      throw .limit(
        path: file.path, what: "times its packed size for \(entry.name)", value: limits.ratio,
        flag: "limit-ratio")
    }
  }

  private func tooLarge() -> WorkbookError {
    .limit(
      path: file.path, what: "unpacked bytes for \(entry.name)", value: limits.unpackedBytes,
      flag: "limit-unpacked")
  }
}

extension ZipArchive {
  /// Unpacks the beginning of a part.
  func firstBytes(
    of entry: ZipEntry, count: Int, limits: WorkbookLimits
  ) throws(WorkbookError) -> [UInt8] {
    var stream = try PartStream(self, entry, limits: limits)
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 64)
    defer { unsafe piece.deallocate() }
    let read = try unsafe stream.read(into: piece)
    // Safe: the first bytes were just written.
    return unsafe Array(piece[..<read])
  }

  /// Unpacks a part whole.
  func contents(of entry: ZipEntry, limits: WorkbookLimits) throws(WorkbookError) -> [UInt8] {
    var stream = try PartStream(self, entry, limits: limits)
    var bytes: [UInt8] = []
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 64)
    defer { unsafe piece.deallocate() }
    while true {
      let count = try unsafe stream.read(into: piece)
      // Safe: the first count bytes were just written.
      unsafe bytes.append(contentsOf: piece[..<count])
      guard bytes.count <= limits.heldBytes else {
        throw .limit(
          path: file.path, what: "bytes in memory for \(entry.name)", value: limits.heldBytes,
          flag: "limit-held")
      }
      if count < piece.count { return bytes }
    }
  }
}
