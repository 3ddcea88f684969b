/// A generator of numbers that are the same in every run (SplitMix64).
struct SplitMixGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}

/// Bytes with some replaced, removed, doubled or inserted.
func damaged(_ bytes: [UInt8], _ random: inout SplitMixGenerator) -> [UInt8] {
  var bytes = bytes
  let interesting = Array("\r\n\0 \t:;,-%/0Aa\u{7F}\"".utf8)
  for _ in 0..<Int.random(in: 1...3, using: &random) {
    let place = Int.random(in: 0..<bytes.count, using: &random)
    let byte = interesting.randomElement(using: &random) ?? 0
    switch Int.random(in: 0..<4, using: &random) {
    case 0: bytes[place] = byte
    case 1: bytes.remove(at: place)
    case 2: bytes.insert(bytes[place], at: place)
    default: bytes.insert(byte, at: place)
    }
  }
  return bytes
}

/// Bytes cut at random.
func randomPieces(_ bytes: [UInt8], _ random: inout SplitMixGenerator) -> [ArraySlice<UInt8>] {
  var pieces: [ArraySlice<UInt8>] = []
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = Int.random(in: 1...Swift.min(rest.count, 20), using: &random)
    pieces.append(rest.prefix(count))
    rest = rest.dropFirst(count)
  }
  return pieces
}
