/// Where k-medoids begins.
public enum MedoidStart: String, Sendable, Codable, CaseIterable {
  /// With the row nearest to all others, and then always the row that lowers the loss most.
  case build

  /// With rows drawn at random.
  case random
}
