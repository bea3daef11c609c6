internal import Glibc

extension JobRunner {
  /// Runs a job's program with its arguments, and `-o` with the run's folder after the first one.
  ///
  /// A process of its own, so that a run that crashes or is out of memory is logged like another.
  /// SIGINT, SIGTERM and SIGHUP are passed on; the draft of the output is removed then. A program
  /// that acknowledges runs publishes its output itself before it does, by ``JobDraft``.
  ///
  /// - Parameters:
  ///   - job: The job.
  ///   - occasion: Why it is started.
  ///   - seconds: How long to wait for another run of it.
  ///   - environment: The program's environment, this process's as a rule.
  /// - Returns: The program's exit code, 128 and the number of the signal that ended it, or what
  ///   ``run(_:waitingSeconds:work:)`` returns.
  public func runProgram(
    of job: Job, _ occasion: Occasion = .byHand, waitingSeconds seconds: Int = 0,
    environment: [String: String]
  ) -> Int32 {
    run(job, occasion, waitingSeconds: seconds) { run in
      var arguments = job.arguments
      var environment = environment
      if let folder = run.outputFolder {
        arguments.insert(contentsOf: ["-o", folder], at: min(1, arguments.count))
        environment[JobDraft.variable] = JobDraft.value(for: folder)
      }
      let child = ChildProcess(
        executable: job.program, arguments: arguments, environment: environment,
        folder: job.workingFolder, outputLimit: 1 << 18)
      let outcome = try child.run(signals: SignalPipe())
      return Outcome(outcome).naming(run.publishedFolder, for: run.outputFolder)
    }
  }
}

extension JobRunner.Outcome {
  /// Returns the outcome with the folder that was published in the place of the one written into,
  /// which is gone when somebody reads the log.
  fileprivate func naming(_ published: String?, for draft: String?) -> JobRunner.Outcome {
    guard let published, let draft else { return self }
    var outcome = self
    outcome.lines = lines.map { $0.replacing(draft, with: published) }
    outcome.reasons = reasons.map { $0.replacing(draft, with: published) }
    return outcome
  }

  /// Tells what a program said and, where it failed, its last words.
  fileprivate init(_ child: ChildProcess.Outcome) {
    var lines: [String] = []
    for output in [child.standardOutput, child.standardError] {
      if output.omitted > 0 { lines.append("… \(output.omitted) bytes left out") }
      lines += output.lines
    }
    let words = child.standardError.lines
    var reasons = words.isEmpty ? child.standardOutput.lines : words
    var exitCode = child.exitCode
    if let signal = child.interruption {
      // Whatever the program made of it: it was asked to stop, so its output is not published.
      exitCode = 128 + signal
      reasons.append("stopped by signal \(signal)")
      lines.append("stopped by signal \(signal)")
    } else if exitCode > 128 {
      let signal = "the program was ended by signal \(exitCode - 128)"
      reasons.append(signal)
      lines.append(signal)
    }
    self.init(exitCode: exitCode, lines: lines, reasons: reasons)
  }
}
