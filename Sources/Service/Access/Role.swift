import HTTPKit

/// What somebody may do.
public enum Role: String, Sendable, Codable, CaseIterable, Comparable {
  /// Look, and ask models.
  case viewer

  /// Also upload, study, name and delete.
  case analyst

  /// Everything.
  case admin

  /// Whether a role allows less than another.
  public static func < (left: Role, right: Role) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// Who a request comes from.
struct Caller: Sendable, Hashable {
  /// The name, or `nil` where nobody needs one.
  let user: String?

  /// What they may do.
  let role: Role

  /// The token that writes of the page must carry, or `nil` for a program that has a token of its
  /// own.
  let csrf: String?

  /// Whose requests are counted together: those of a user, or of an address where nobody is known.
  func account(_ request: Request) -> String {
    user.map { "user \($0)" } ?? "address \(request.address)"
  }
}
