import Tabular

/// Texts that stand in the sheet itself, each kept once.
struct InternedTexts {
  /// The texts, in the order of their first appearance.
  private(set) var values = TextValues()

  /// An open table of places, one more than each, so that 0 is free; its size is a power of two.
  private var slots = [Int32](repeating: 0, count: 1 << 10)
  private var hashes: [UInt32] = []

  /// After so many steps a text is added again: no file can make the table slow.
  private static let greatestStepCount = 32

  /// The place of a text, which is added when it is new.
  mutating func place(of text: String) -> Int {
    var text = text
    return text.withUTF8 { unsafe place(ofUTF8: $0) }
  }

  /// The place of a text, from its bytes.
  @unsafe
  mutating func place(ofUTF8 text: UnsafeBufferPointer<UInt8>) -> Int {
    let hash = unsafe hash(text)
    let mask = UInt32(truncatingIfNeeded: slots.count - 1)
    var slot = hash & mask
    for _ in 0..<Self.greatestStepCount {
      let found = Int(slots[Int(slot)]) - 1
      if found < 0 {
        slots[Int(slot)] = Int32(values.count + 1)
        break
      }
      if hashes[found] == hash, unsafe isSame(found, text) { return found }
      slot = (slot &+ 1) & mask
    }
    // Safe: the bytes are copied before the call returns.
    unsafe values.append(utf8: text.span)
    hashes.append(hash)
    if values.count * 2 > slots.count { grow() }
    return values.count - 1
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: slots.count * 4)
    let mask = UInt32(truncatingIfNeeded: slots.count - 1)
    for (place, hash) in hashes.enumerated() {
      var slot = hash & mask
      for _ in 0..<Self.greatestStepCount {
        if slots[Int(slot)] == 0 {
          slots[Int(slot)] = Int32(place + 1)
          break
        }
        slot = (slot &+ 1) & mask
      }
    }
  }

  @unsafe
  private func isSame(_ place: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = values.offsets[place]
    guard values.offsets[place + 1] - start == text.count else { return false }
    for i in 0..<text.count where unsafe values.bytes[start + i] != text[i] { return false }
    return true
  }

  /// FNV-1a, with the high bits folded in.
  @unsafe
  private func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for i in 0..<text.count { hash = unsafe (hash ^ UInt64(text[i])) &* 0x100_0000_01B3 }
    return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
  }
}
