import Testing

@testable import Service

@Suite("Limits of one caller")
struct LimitTests {
  private let pace = RateLimit.Pace(burst: 3, perSecond: 2)

  /// How many of some requests are taken.
  private func taken(_ rates: RateLimit, _ caller: String, of count: Int, at moment: Int) -> Int {
    (0..<count).count { _ in (try? rates.count(caller, pace, at: moment)) != nil }
  }

  @Test("let a burst pass, then so many a second, and never save up more than a burst")
  func burst() {
    let rates = RateLimit()
    #expect(taken(rates, "a", of: 10, at: 100) == 3)
    #expect(taken(rates, "b", of: 10, at: 100) == 3)
    #expect(taken(rates, "a", of: 10, at: 101) == 2)
    #expect(taken(rates, "a", of: 10, at: 1_000_000) == 3)
    #expect(taken(rates, "a", of: 10, at: 5) == 0)
    #expect(throws: ServiceError.refused(.tooFast(seconds: 1))) {
      try rates.count("a", pace, at: 5)
    }
  }

  @Test("count each kind of request by itself")
  func kinds() throws {
    let rates = RateLimit()
    #expect(taken(rates, "a", of: 10, at: 100) == 3)
    try rates.count("a", .logIns, at: 100)
  }

  @Test("remember those who wait, however many others come")
  func many() {
    let rates = RateLimit()
    for i in 0..<RateLimit.usualCallers { try? rates.count("\(i)", pace, at: 50) }
    #expect(taken(rates, "late", of: 4, at: 100) == 3)
    for i in 0..<RateLimit.usualCallers * 2 { try? rates.count("x\(i)", pace, at: 100) }
    #expect(taken(rates, "late", of: 4, at: 100) == 0)
  }

  @Test("leave room for the uploads of others")
  func uploads() throws {
    let slots = UploadSlots()
    for caller in ["a", "b", "c"] { for _ in 0..<4 { try slots.enter(caller) } }
    #expect(throws: ServiceError.refused(.tooManyUploads(most: 4))) { try slots.enter("a") }
    for _ in 0..<4 { try slots.enter("d") }
    #expect(throws: ServiceError.busy) { try slots.enter("e") }
    slots.leave("a")
    try slots.enter("e")
    #expect(throws: ServiceError.busy) { try slots.enter("a") }
  }
}
