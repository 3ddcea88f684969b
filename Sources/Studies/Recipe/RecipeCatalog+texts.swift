extension RecipeCatalog {
  /// What we would do ourselves.
  static let retail = #"""
    // What we would do ourselves: returns are netted against the sale they undo, codes that are
    // no products and exact duplicates are set aside, and k is chosen.
    {
      version: 1,
      name: "retail",
      summary: "Returns netted, non-products and duplicates set aside, RFM on a log scale, k chosen.",
      cleaning: [
        { rule: "has-customer" },
        { rule: "products-only" },
        { rule: "distinct" },
        { rule: "returns", handling: "net" },
        { rule: "positive-quantity" },
        { rule: "positive-price" },
      ],
      customers: { reference: "last+1", features: ["recency", "frequency", "monetary"] },
      transforms: [
        { transform: "log1p", columns: ["frequency", "monetary"] },
        { transform: "standardise" },
      ],
      clustering: { method: "k-means", parameters: { refine: true }, clusters: [2, 10] },
      unusual: { method: "isolation-forest", rule: "automatic" },
      naming: { vocabulary: "retail" },
      seed: 42,
    }
    """#

  /// Recency, frequency and monetary value with logs.
  static let rfm = #"""
    // The usual way of the textbooks: sales with a customer, F and M on a log scale, k-means.
    {
      version: 1,
      name: "rfm",
      summary: "Sales with a customer, log of F and M, standardised, k-means with k from 2 to 10.",
      cleaning: [
        { rule: "has-customer" },
        { rule: "not-cancelled" },
        { rule: "positive-quantity" },
        { rule: "positive-price" },
      ],
      customers: { reference: "last+1", features: ["recency", "frequency", "monetary"] },
      transforms: [
        { transform: "log1p", columns: ["frequency", "monetary"] },
        { transform: "standardise" },
      ],
      clustering: { method: "k-means", parameters: { starts: 100, tolerance: 1e-4 }, clusters: [2, 10] },
      unusual: { method: "isolation-forest", rule: { contamination: 0.02 } },
      naming: { vocabulary: "four-groups" },
      seed: 42,
    }
    """#

  /// One country, large lines capped, no logs.
  static let ukCapped = #"""
    // One country, large lines left out, no logs; three names.
    {
      version: 1,
      name: "uk-capped",
      summary: "United Kingdom, lines of at most 100 units and 500 in value, no logs, k-means.",
      cleaning: [
        { rule: "not-cancelled" },
        { rule: "country", is: ["United Kingdom"] },
        { rule: "cap", column: "quantity", atMost: 100 },
        { rule: "cap", column: "total", atMost: 500 },
        { rule: "has-customer" },
      ],
      customers: { reference: "last+1", features: ["recency", "frequency", "monetary"] },
      transforms: [{ transform: "standardise" }],
      clustering: { method: "k-means", parameters: { tolerance: 1e-4 }, clusters: [2, 10] },
      unusual: { method: "isolation-forest", rule: { contamination: 0.02 } },
      naming: { vocabulary: "three-groups" },
      seed: 42,
    }
    """#

  /// A table with one row a customer.
  static let mall = #"""
    // One row a customer: income and spending score. Other numeric columns: see --features.
    {
      version: 1,
      name: "mall",
      summary: "A customer table: annual income and spending score, standardised, k-means.",
      cleaning: [],
      customers: { features: ["Annual Income (k$)", "Spending Score (1-100)"] },
      transforms: [{ transform: "standardise" }],
      clustering: { method: "k-means", parameters: { starts: 30, tolerance: 1e-4 }, clusters: [2, 10] },
      unusual: { method: "isolation-forest", rule: "automatic" },
      naming: { vocabulary: "income-and-spending" },
      seed: 42,
    }
    """#

  /// Outlier customers set apart before the others are grouped.
  static let inliersFirst = #"""
    // Strict codes; customers outside the fences on money or frequency become groups of their own.
    {
      version: 1,
      name: "inliers-first",
      summary: "Strict codes, outlier customers set apart as groups of their own, the rest clustered.",
      cleaning: [
        { rule: "matches", column: "invoice", pattern: "^\\d{6}$" },
        { rule: "matches", column: "product", pattern: "^(\\d{5}|\\d{5}[a-zA-Z]+|PADS)$" },
        { rule: "has-customer" },
        { rule: "positive-price" },
      ],
      customers: { reference: "last", features: ["monetary", "frequency", "recency"] },
      extremes: {
        handling: "set-apart",
        features: ["monetary", "frequency"],
        fence: 1.5,
        groups: [
          {
            features: ["monetary"],
            name: "Pamper",
            action: "They spend much in few visits: premium offers and a personal contact.",
          },
          {
            features: ["frequency"],
            name: "Upsell",
            action: "They come often for little: bundles and a loyalty scheme to grow the basket.",
          },
          {
            features: ["monetary", "frequency"],
            name: "Delight",
            action: "The best of all: top-tier service, early access, and no waiting.",
          },
        ],
      },
      transforms: [{ transform: "standardise" }],
      // One start, as published; more starts find the same four groups.
      clustering: { method: "k-means", parameters: { starts: 1, tolerance: 1e-4 }, clusters: 4 },
      unusual: { method: "isolation-forest", rule: { contamination: 0.02 } },
      naming: { vocabulary: "four-actions" },
      seed: 42,
    }
    """#

  /// Unusual lines instead of customers.
  static let transactionOutliers = #"""
    // Scores lines of invoices, not customers.
    {
      version: 1,
      name: "transaction-outliers",
      summary: "Unusual lines by quantity, unit price and country, not customers.",
      cleaning: [],
      transforms: [{ transform: "standardise", columns: ["quantity", "price"] }],
      clustering: null,
      unusual: {
        level: "lines",
        method: "nearest-neighbours",
        parameters: { neighbours: 5 },
        rule: { contamination: 0.1 },
      },
      seed: 42,
    }
    """#
}
