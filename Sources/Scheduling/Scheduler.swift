/// A user's scheduled jobs: the entries of the crontab and the files that say what they do.
public struct Scheduler: Sendable {
  /// A job as a list shows it.
  public struct Listing: Hashable, Sendable {
    /// The job's name.
    public var name: JobName
    /// `nil` where the crontab does not have it.
    public var entry: Crontab.Entry?
    /// `nil` where its file is missing or unreadable.
    public var job: Job?
    /// What is known of its runs.
    public var status: JobStatus
    /// Whether a run is going on.
    public var isRunning: Bool
    /// The next times, by the crontab.
    public var next: [Timestamp]
    /// The path of its log.
    public var log: String
    /// What the user has to know, each with what to do.
    public var warnings: [String]
  }

  private let folders: SchedulingFolders
  private let crontab: CrontabCommand
  private let clock: @Sendable () -> Timestamp
  private let local: LocalTime

  /// - Parameters:
  ///   - folders: Where jobs, locks, logs and status files are.
  ///   - crontab: The program that reads and writes the crontab.
  ///   - clock: What time it is.
  ///   - local: The time zone of the cron daemon.
  public init(
    folders: SchedulingFolders, crontab: CrontabCommand,
    clock: @escaping @Sendable () -> Timestamp = { Timestamp.now() }, local: LocalTime = .system
  ) {
    self.folders = folders
    self.crontab = crontab
    self.clock = clock
    self.local = local
  }

  /// Adds a job: its file, then its entry in the crontab.
  ///
  /// - Returns: The entry, as it stands in the crontab.
  /// - Throws: ``SchedulingError``; the crontab is then as before.
  @discardableResult
  public func add(_ job: Job) throws(SchedulingError) -> Crontab.Entry {
    guard job.schedule.next(after: clock(), in: local) != nil else {
      throw SchedulingError(.neverRuns(job.schedule.text))
    }
    let command = try EntryCommand(
      executable: job.program, name: job.name, environment: folders.variablesForCron)
    let entry = Crontab.Entry(name: job.name, schedule: job.schedule, command: command)
    let lock = try editLock()
    let old = try crontab.read()
    var new = old
    try new.add(
      entry,
      catchUp: EntryCommand(
        catchingUpBy: job.program, environment: folders.variablesForCron))
    let files = JobFiles(in: folders)
    for name in try files.names() where name != job.name {
      guard let folder = job.outputFolder, let other = try? files.job(name),
        other.outputFolder == folder
      else { continue }
      throw SchedulingError(.outputShared(folder: folder, job: name.description))
    }
    try files.write(job)
    do throws(SchedulingError) {
      try crontab.install(new, replacing: old)
    } catch {
      try? files.remove(job.name)
      throw error
    }
    _ = consume lock
    return entry
  }

  /// Returns what the crontab says of time zones that makes the jobs' times others than shown, each
  /// with what to do.
  public func zoneWarnings() throws(SchedulingError) -> [String] {
    try crontab.read().zoneLines.map { line, name in
      let effect =
        name == "TZ"
        ? "Debian's cron starts jobs by its own zone all the same, and they count their times in this"
          + " one, so that a time may get no report or two"
        : "some crons start jobs by it, Debian's does not, and times are shown without regard to it"
      return "crontab:\(line): \(name)= is set for the jobs of payband; \(effect); move the line"
        + " below “\(Crontab.endMarker)”"
    }
  }

  /// Removes a job: its entry, then its file. Its logs, its status and its output stay.
  ///
  /// - Throws: ``SchedulingError/Reason/noSuchJob(_:known:)`` where it has neither.
  public func remove(_ name: JobName) throws(SchedulingError) {
    let lock = try editLock()
    let files = JobFiles(in: folders)
    let old = try crontab.read()
    let entries = try old.entries().map(\.name)
    let stored = try files.names()
    guard entries.contains(name) || stored.contains(name) else {
      let known = Set(entries + stored).sorted().map(\.description)
      throw SchedulingError(.noSuchJob(name.description, known: known))
    }
    if entries.contains(name) {
      var new = old
      try new.remove(name)
      try crontab.install(new, replacing: old)
    }
    try files.remove(name)
    _ = consume lock
  }

  /// Returns all jobs, by name.
  ///
  /// - Parameter count: How many of the next times each is listed with.
  public func list(next count: Int = 3) throws(SchedulingError) -> [Listing] {
    let entries = try crontab.read().entries()
    let names = try Set(entries.map(\.name) + JobFiles(in: folders).names()).sorted()
    var listings: [Listing] = []
    for name in names {
      listings.append(
        listing(name, entry: entries.first { $0.name == name }, next: count))
    }
    return listings
  }

  /// Returns a job with the schedule that the crontab has it under now, which a user may have edited;
  /// its own where the crontab has none or cannot be read.
  public func job(_ name: JobName) throws(SchedulingError) -> Job {
    var job = try JobFiles(in: folders).job(name)
    let entries = (try? crontab.read().entries()) ?? []
    if let entry = entries.first(where: { $0.name == name }) { job.schedule = entry.schedule }
    return job
  }

  /// Returns the jobs of the crontab that can be run.
  public func scheduledJobs() throws(SchedulingError) -> [Job] {
    let files = JobFiles(in: folders)
    var jobs: [Job] = []
    for entry in try crontab.read().entries() {
      // Of a job without a readable file its own entry tells at its time.
      guard var job = try? files.job(entry.name) else { continue }
      job.schedule = entry.schedule
      jobs.append(job)
    }
    return jobs
  }

  private func listing(_ name: JobName, entry: Crontab.Entry?, next count: Int) -> Listing {
    let now = clock()
    var listing = Listing(
      name: name, entry: entry, job: nil, status: JobStatus(),
      isRunning: JobLock.isHeld(path: folders.lock(name)),
      next: entry?.schedule.next(count, after: now, in: local) ?? [], log: folders.log(name),
      warnings: [])
    do throws(SchedulingError) {
      listing.job = try JobFiles(in: folders).job(name)
    } catch {
      listing.warnings.append("\(error)")
    }
    do throws(SchedulingError) {
      listing.status = try JobStatus.read(name, in: folders)
    } catch {
      listing.warnings.append("\(error)")
    }
    guard var job = listing.job else { return listing }
    guard let entry else {
      listing.warnings.append(
        "the crontab has no entry of the job “\(name)”, so it never runs; remove it and add it again"
      )
      return listing
    }
    listing.warnings += edits(of: job, in: entry)
    job.schedule = entry.schedule
    listing.warnings += listing.status.warnings(
      for: job, isRunning: listing.isRunning, at: now, in: local, log: listing.log)
    return listing
  }

  /// Returns what has changed since the entry was written.
  private func edits(of job: Job, in entry: Crontab.Entry) -> [String] {
    let command: EntryCommand
    do throws(SchedulingError) {
      command = try EntryCommand(
        executable: job.program, name: job.name, environment: folders.variablesForCron)
    } catch {
      return ["the job “\(job.name)” cannot run: \(error)"]
    }
    guard entry.command != command.description || entry.schedule != job.schedule else { return [] }
    return [
      "crontab:\(entry.line): the entry of “\(job.name)” is not as payband wrote it "
        + "(“\(job.schedule) \(command)”); remove the job and add it again unless you meant it"
    ]
  }

  private func editLock() throws(SchedulingError) -> JobLock {
    try JobLock(path: folders.editLock, waitingSeconds: 10, at: clock())
  }
}
