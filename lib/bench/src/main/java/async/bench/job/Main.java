package async.bench.job;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Does one job for one peer, and prints a line: `{"job":"yield","peer":"hand-written","unit":"ns","value":11.00}`;
/// a job with two results prints two. What a peer cannot do is one sentence and exit status 3, an unknown word 2.
///
/// ```
///   JOB PEER [--smoke]    one of them; smoke: at a thousandth of its size, to see that it works
///   --smoke               all of them so
/// ```
public final class Main {

    private static final String SMOKE = "--smoke";
    private static final int UNKNOWN = 2;
    private static final int DECLINED = 3;

    private static final class Unknown extends Exception {

        private static final long serialVersionUID = 1L;

        Unknown(String why) {
            super(why);
        }
    }

    private Main() {}

    public static void main(String[] words) throws Exception {
        System.exit(run(List.of(words), System.out, System.err));
    }

    static int run(List<String> words, PrintStream out, PrintStream err) throws Exception {
        var named = new ArrayList<>(words);
        var rounds = new Rounds(named.remove(SMOKE));
        if (named.isEmpty() && rounds.smoke()) {
            for (Job job : Job.values()) for (Peers peer : Peers.values()) tell(job, peer, rounds, out, err);
            return 0;
        }
        try {
            if (named.size() != 2) throw new Unknown("give a job and a peer");
            Job job = find(Job.values(), "job", named.get(0));
            Peers peer = find(Peers.values(), "peer", named.get(1));
            return tell(job, peer, rounds, out, err) ? 0 : DECLINED;
        } catch (Unknown unknown) {
            err.println(unknown.getMessage());
            return UNKNOWN;
        }
    }

    /// @return whether the peer can do the job
    private static boolean tell(Job job, Peers peer, Rounds rounds, PrintStream out, PrintStream err) throws Exception {
        try {
            for (Value value : job.work.measure(peer, rounds)) out.println(line(job, peer, value));
            return true;
        } catch (Declined declined) {
            err.println(declined.getMessage());
            return false;
        }
    }

    private static String line(Job job, Peers peer, Value value) {
        return String.format(
                Locale.ROOT,
                "{\"job\":\"%s\",\"peer\":\"%s\",\"unit\":\"%s\",\"value\":%.2f}",
                word(job) + value.part(),
                word(peer),
                value.unit(),
                value.number());
    }

    private static <E extends Enum<E>> E find(E[] all, String kind, String name) throws Unknown {
        return Arrays.stream(all)
                .filter(one -> word(one).equals(name))
                .findFirst()
                .orElseThrow(() -> new Unknown("there is no " + kind + " " + name + "; give one of "
                        + Arrays.stream(all).map(Main::word).collect(Collectors.joining(", "))));
    }

    private static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
