@testable import HTTPKit

/// Tries one input, whose first letter says what it is: `f` a form, `h` a head, `e` an event.
///
/// libFuzzer calls this function by its name, and takes a trap for a finding.
///
/// - Parameters:
///   - bytes: The input.
///   - count: Its length.
/// - Returns: Zero, as the fuzzer wants it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  // Safe: the fuzzer keeps the bytes for as long as the call lasts.
  let input = unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
  switch input.first {
  case UInt8(ascii: "f"): checkForm(input.dropFirst())
  case UInt8(ascii: "h"): checkHead(input.dropFirst())
  case UInt8(ascii: "e"): checkEvent(input.dropFirst())
  default: break
  }
  return 0
}
