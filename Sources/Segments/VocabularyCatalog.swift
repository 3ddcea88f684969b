/// The vocabularies that ship with the product, by identifier.
public enum VocabularyCatalog {
  /// Every vocabulary, the default first.
  public static let all: [Vocabulary] = [
    retail, fourGroups, threeGroups, fourActions, incomeAndSpending, descriptive,
  ]

  /// Returns the vocabulary with an identifier, or `nil`.
  public static func vocabulary(named identifier: String) -> Vocabulary? {
    all.first { $0.identifier == identifier }
  }

  /// Names for shops: who to keep, who to win, who to let go.
  public static let retail = Vocabulary(
    "retail",
    [
      NameRule(
        "Champions",
        when: [
          "recency": Standing(0, 0.35), "frequency": Standing(0.8, 1), "monetary": Standing(0.8, 1),
        ],
        atLeast: ["frequency": 2], timesUsual: ["monetary": 1.5],
        action: "Reward them early and by name, and ask for referrals; never discount to them."),
      NameRule(
        "Loyal customers",
        when: [
          "recency": Standing(0, 0.55), "frequency": Standing(0.55, 1),
          "monetary": Standing(0.5, 1),
        ],
        atLeast: ["frequency": 2],
        action: "Offer a loyalty scheme and goods that go with what they buy."),
      NameRule(
        "Big spenders at risk",
        when: ["recency": Standing(0.6, 1), "monetary": Standing(0.65, 1)],
        timesUsual: ["monetary": 3],
        action: "Call them: find out what went wrong, and make one strong personal offer."),
      NameRule(
        "New customers",
        when: [
          "recency": Standing(0, 0.4), "frequency": Standing(0, 0.5), "monetary": Standing(0, 0.5),
        ],
        action: "Welcome them and make the second purchase easy within the month."),
      NameRule(
        "Potential loyalists",
        when: ["recency": Standing(0, 0.55), "frequency": Standing(0.35, 0.8)],
        atLeast: ["frequency": 2],
        action: "Invite them to come back sooner with a reminder timed to their usual gap."),
      NameRule(
        "Occasional buyers",
        when: [
          "recency": Standing(0.3, 0.7), "frequency": Standing(0, 0.55),
          "monetary": Standing(0, 0.6),
        ],
        action: "Suggest a small next purchase related to the last one; keep contact cheap."),
      NameRule(
        "Slipping away",
        when: ["recency": Standing(0.55, 0.8), "frequency": Standing(0.35, 1)],
        atLeast: ["frequency": 2],
        action: "Remind them what they bought, with an offer that ends soon."),
      NameRule(
        "Dormant",
        when: ["recency": Standing(0.7, 1), "frequency": Standing(0, 0.6)],
        action: "Try one win-back message, then stop spending on them."),
    ])

  /// The four names of the recipe `rfm`.
  public static let fourGroups = Vocabulary(
    "four-groups",
    [
      NameRule(
        "Loyal High-Spender",
        when: [
          "recency": Standing(0, 0.5), "frequency": Standing(0.75, 1),
          "monetary": Standing(0.75, 1),
        ],
        atLeast: ["frequency": 2], timesUsual: ["monetary": 1.5],
        action: "Keep them: early access, thanks by name, no discounts they do not need."),
      NameRule(
        "Dormant Customer",
        when: ["recency": Standing(0.7, 1), "frequency": Standing(0, 0.6)],
        action: "One win-back offer, then lower the cost of contact."),
      NameRule(
        "Potential Loyalist",
        when: [
          "recency": Standing(0, 0.6), "frequency": Standing(0.4, 0.85),
          "monetary": Standing(0.4, 0.9),
        ],
        atLeast: ["frequency": 2],
        action: "Bring the next purchase forward and widen what they buy."),
      NameRule(
        "Occasional Buyer",
        when: ["recency": Standing(0, 0.7), "frequency": Standing(0, 0.5)],
        action: "Make a second purchase easy; suggest what others bought with it."),
    ])

  /// The three names of the recipe `uk-capped`.
  public static let threeGroups = Vocabulary(
    "three-groups",
    [
      NameRule(
        "Champions",
        when: [
          "recency": Standing(0, 0.4), "frequency": Standing(0.8, 1), "monetary": Standing(0.8, 1),
        ],
        atLeast: ["frequency": 2], timesUsual: ["monetary": 1.5],
        action: "Look after each one personally; they carry far more than their number."),
      NameRule(
        "At Risk",
        when: ["recency": Standing(0.65, 1)],
        action: "Win them back now: a reminder, then one offer that ends soon."),
      NameRule(
        "Regulars",
        when: ["recency": Standing(0, 0.6), "frequency": Standing(0.25, 0.9)],
        atLeast: ["frequency": 2],
        action: "Keep the rhythm: news of what they like, a reason to add one more item."),
    ])

  /// The four actions of the recipe `inliers-first`.
  public static let fourActions = Vocabulary(
    "four-actions",
    [
      NameRule(
        "Reward",
        when: [
          "recency": Standing(0, 0.5), "frequency": Standing(0.7, 1), "monetary": Standing(0.65, 1),
        ],
        atLeast: ["frequency": 2],
        action: "Thank them with a loyalty scheme, early access and recognition."),
      NameRule(
        "Re-engage",
        when: ["recency": Standing(0.7, 1)],
        action: "Bring them back with a targeted campaign or a limited offer."),
      NameRule(
        "Retain",
        when: [
          "recency": Standing(0, 0.65), "frequency": Standing(0.4, 0.9),
          "monetary": Standing(0.5, 0.95),
        ],
        atLeast: ["frequency": 2],
        action: "Keep them with steady attention and offers that fit what they buy."),
      NameRule(
        "Nurture",
        when: ["recency": Standing(0, 0.7), "frequency": Standing(0, 0.6)],
        action: "Build the relationship: welcome, good service, an easy second purchase."),
    ])

  /// Names for shopping-centre visitors, by income and by how freely they spend.
  public static let incomeAndSpending = Vocabulary(
    "income-and-spending",
    [
      NameRule(
        "Affluent enthusiasts", when: ["income": Standing(0.6, 1), "spending": Standing(0.65, 1)],
        action: "Show them the best and the newest; offer a membership with privileges."),
      NameRule(
        "Affluent but careful", when: ["income": Standing(0.6, 1), "spending": Standing(0, 0.35)],
        action: "Win them with quality and service rather than price; ask what is missing."),
      NameRule(
        "Modest means, keen spenders",
        when: ["income": Standing(0, 0.4), "spending": Standing(0.65, 1)],
        action: "Offer instalments, bundles and points; do not tempt them beyond their means."),
      NameRule(
        "Modest means, careful", when: ["income": Standing(0, 0.4), "spending": Standing(0, 0.35)],
        action: "Offer good value on essentials; keep the cost of contact low."),
      NameRule(
        "Middle of the road",
        when: ["income": Standing(0.25, 0.75), "spending": Standing(0.3, 0.7)],
        action: "Keep them with seasonal offers; watch for those who move up."),
    ])

  /// No names of its own: every segment is called by what stands out.
  public static let descriptive = Vocabulary("descriptive", [])
}
