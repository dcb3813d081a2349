package async.measure.models;

/// What every [Model] is asked to do, so that they can be compared.
public enum Job {

    /// Many jobs at once that compute, wait, or both: [Crowd].
    CROWD,

    /// A bucket handed from one to the next, in memory: [Brigade].
    BRIGADE,

    /// The same, over pipes of the operating system.
    PIPES,

    /// Many clients that ask several servers at once, some of which fail: [FanOut].
    FAN_OUT
}
