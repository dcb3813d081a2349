package async.measure.chart;

import java.util.OptionalDouble;

/// Measurements and guesses with set values.
final class Sample {

    private Sample() {}

    static Spread spread(double min, double median, double max) {
        return new Spread() {
            @Override
            public double min() {
                return min;
            }

            @Override
            public double median() {
                return median;
            }

            @Override
            public double max() {
                return max;
            }
        };
    }

    static Mark guess(OptionalDouble at) {
        return new Mark() {
            @Override
            public OptionalDouble at() {
                return at;
            }

            @Override
            public String label() {
                return "your guess";
            }
        };
    }
}
