/// Answers a row about all candidates, and returns the best two.
func answerAll(
  _ support: [SIMD8<Double>], _ told: [SIMD8<Double>], _ similar: [SIMD8<Double>],
  _ answers: inout [SIMD8<Double>], from start: Int, _ damping: Double
) -> BestTwo {
  var best = BestTwoInLanes()
  let (support, told, similar) = (support.span, told.span, similar.span)
  var answers = answers.mutableSpan
  for block in similar.indices {
    let others = (support[block] - told[start + block].notBelowZero).notAboveZero
    let answer = damping * answers[start + block] + (1 - damping) * others
    answers[start + block] = answer
    best.take(answer + similar[block])
  }
  return best.reduced
}

/// Tells all candidates how well they would stand for a row, and adds up what speaks for each.
func tellAll(
  _ best: BestTwo, _ answers: [SIMD8<Double>], _ similar: [SIMD8<Double>],
  _ messages: inout [SIMD8<Double>], from start: Int, _ support: inout [SIMD8<Double>],
  _ damping: Double
) {
  let (first, second) = (SIMD8(repeating: best.first), SIMD8(repeating: best.second))
  let (answers, similar) = (answers.span, similar.span)
  var messages = messages.mutableSpan
  var sums = support.mutableSpan
  for block in similar.indices {
    let isFirst = answers[start + block] + similar[block] .== first
    let other = first.replacing(with: second, where: isFirst)
    let told = damping * messages[start + block] + (1 - damping) * (similar[block] - other)
    messages[start + block] = told
    sums[block] += told.notBelowZero
  }
}

extension SIMD8<Double> {
  @inline(__always)
  fileprivate var notBelowZero: Self { replacing(with: 0, where: self .< 0) }

  @inline(__always)
  fileprivate var notAboveZero: Self { replacing(with: 0, where: self .> 0) }
}
