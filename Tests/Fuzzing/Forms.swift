@testable import HTTPKit

/// Checks that a form with the boundary `cut` says the same however it is cut.
///
/// - Parameter input: A byte that says how to cut it, and the form.
func checkForm(_ input: ArraySlice<UInt8>) {
  guard let first = input.first else { return }
  let form = input.dropFirst()
  let whole = steps([form])
  let size = Int(first) + 1
  let pieces = stride(from: form.startIndex, to: form.endIndex, by: size).map {
    form[$0..<min($0 + size, form.endIndex)]
  }
  precondition(steps(pieces) == whole, "A form that is cut says something else.")
}

/// What a parser makes of pieces; data is joined, because it comes as the pieces do.
private func steps(_ pieces: [ArraySlice<UInt8>]) -> [String] {
  var parser = MultipartParser(boundary: "cut")
  var input = ByteQueue()
  var steps: [String] = []
  var data: [UInt8] = []
  do throws(MultipartError) {
    for piece in pieces {
      input.append(Array(piece))
      while true {
        let step = try parser.step(&input)
        if step == .needsMore { break }
        if case .data(let more) = step {
          precondition(!more.isEmpty, "A piece of data is empty.")
          data += more
          continue
        }
        if case .part(let head) = step { check(head) }
        if !data.isEmpty { steps.append("\(data)") }
        data = []
        steps.append("\(step)")
      }
    }
  } catch {
    // How much was given out before the error depends on the cuts.
    steps.append("\(error)")
  }
  return steps
}

private func check(_ head: PartHead) {
  precondition(
    head.fileName?.utf8.contains { $0 == Byte.slash || $0 == 0x5C } != true,
    "The name of a file holds a folder.")
}
