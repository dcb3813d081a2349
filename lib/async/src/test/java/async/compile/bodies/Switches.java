package async.compile.bodies;

import static async.await.Async.async;
import static async.await.Async.await;

import async.compile.Run;
import async.core.Future;
import java.util.List;

/// Switches of every kind, with awaits in selectors and arms.
public final class Switches {

    private Switches() {}

    private enum Colour {
        RED,
        GREEN,
        BLUE
    }

    @SuppressWarnings("fallthrough")
    static Future<?> whole_numbers_dense_and_sparse(Run run) {
        return async(() -> {
            int sum = 0;
            for (int i = 0; i < 6; i++) {
                switch (await(run.later(i))) {
                    case 0:
                        sum += await(run.later(1));
                    case 1:
                        sum += 10;
                        break;
                    case 2, 3:
                        sum += await(run.later(100));
                        continue;
                    default:
                        sum = -sum;
                }
                sum += switch (i * 1000 - 1000) {
                    case -1000 -> await(run.later(3));
                    case 0 -> 5;
                    case 4000 -> {
                        int inner = await(run.later(7));
                        yield inner * inner;
                    }
                    default -> await(run.later(9)) - sum;
                };
                run.log("sum", sum);
            }
            return sum;
        });
    }

    static Future<?> texts(Run run) {
        return async(() -> {
            String all = "";
            for (String word : List.of("one", "two", "Aa", "BB", "other")) {
                all += switch (await(run.later(word))) {
                    case "one" -> await(run.later(1));
                    case "two" -> "2";
                    case "Aa" -> "same hash";
                    case "BB" -> await(run.later("as this"));
                    default -> word.length() + await(run.later("?"));
                };
                all += ' ';
            }
            return all;
        });
    }

    static Future<?> enums(Run run) {
        return async(() -> {
            long sum = 0;
            for (Colour colour : Colour.values()) {
                switch (await(run.later(colour))) {
                    case RED -> sum += await(run.later(1L));
                    case GREEN -> sum *= await(run.later(50L));
                    case BLUE -> run.log("blue", await(run.later(colour)));
                }
                sum += 5L
                        + switch (colour) {
                            case RED -> await(run.later(2));
                            case GREEN, BLUE -> colour.ordinal();
                        };
            }
            try {
                switch (await(run.<Colour>later(null))) {
                    case RED -> run.log("never");
                    default -> run.log("never either");
                }
            } catch (NullPointerException e) {
                run.log("null", e.getClass().getSimpleName());
            }
            return sum;
        });
    }

    static Future<?> switches_within_switches(Run run) {
        return async(() -> {
            int sum = 0;
            for (int i = 0; i < 4; i++)
                sum += 1000
                        * switch (i % 2) {
                            case 0 ->
                                switch (await(run.later(i))) {
                                    case 0 -> await(run.later(1));
                                    default -> i + await(run.later(2));
                                };
                            default -> {
                                switch (await(run.later("x" + i))) {
                                    case "x1":
                                        yield 4;
                                    default:
                                        yield await(run.later(5));
                                }
                            }
                        };
            return sum;
        });
    }

    static Future<?> a_big_one(Run run) {
        return async(() -> {
            long all = 0;
            for (int i = 0; i < 20; i++)
                all = all * 3
                        + switch (i) {
                            case 0 -> await(run.later(10));
                            case 1 -> await(run.later(11));
                            case 2 -> await(run.later(12));
                            case 3 -> await(run.later(13));
                            case 4 -> await(run.later(14));
                            case 5 -> await(run.later(15));
                            case 6 -> await(run.later(16));
                            case 7 -> await(run.later(17));
                            case 8 -> 18;
                            case 9 -> await(run.later(19));
                            case 10 -> await(run.later(20));
                            case 11, 12, 13 -> await(run.later(i));
                            case 14 -> throw new IllegalStateException("at " + await(run.later(all)));
                            default -> -1;
                        };
            return all;
        });
    }
}
