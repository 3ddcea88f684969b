public import Numeric
import Parameters

extension DetectorPool {
  /// Fits the members.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, scaled as features should count.
  ///   - seed: The seed of every random choice. Equal seeds give equal models.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when a parameter is out of range, no member has a weight, or the
  ///   rows are too few for all of them.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> DetectorPoolModel {
    do { try validate() } catch { throw .parameter(error) }
    try checkRows(rows, method: Self.identifier, needed: 2)
    let members = try fittedMembers(rows, seed: seed)
    var order = Array(members.indices)
    var random = SplitMix64(seed: seed, stream: 1 << 32)
    for i in order.indices { order.swapAt(i, i + random.nextIndex(below: order.count - i)) }
    let parts = min(buckets, members.count)
    return DetectorPoolModel(
      .init(
        combination: combination, members: members,
        buckets: (0..<parts).map { part in
          Array(order[members.count * part / parts..<members.count * (part + 1) / parts])
        }))
  }

  /// Fits those members that have a weight and enough rows.
  private func fittedMembers(
    _ rows: Matrix, seed: UInt64
  ) throws(DetectionError) -> [PoolMember] {
    var members: [PoolMember] = []
    var refusal = DetectionError.parameter(
      .notAllowed(
        method: Self.identifier, name: "isolationForest", value: "0",
        mustBe: "above 0 for one member at least"))
    for (stream, (identifier, weight)) in weights.enumerated() where weight > 0 {
      var random = SplitMix64(seed: seed, stream: UInt64(stream))
      let detector = try DetectorCatalog.detector(named: identifier, settings: [:])
      do throws(DetectionError) {
        members.append(
          try PoolMember(
            detector.fitAny(rows, seed: random.next()), weight: weight, rows: rows,
            contamination: contamination))
      } catch {
        guard case .tooFewRows = error else { throw error }
        refusal = error
      }
    }
    guard !members.isEmpty else { throw refusal }
    return members
  }
}
