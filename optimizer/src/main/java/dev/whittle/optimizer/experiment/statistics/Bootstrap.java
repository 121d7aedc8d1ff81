package dev.whittle.optimizer.experiment.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// The bootstrap: what a mean would be over other cases drawn from the same.
public final class Bootstrap {
    private static final int RESAMPLES = 9_999;

    private Bootstrap() {}

    /// The bias-corrected and accelerated interval (Efron 1987) of the mean, as
    /// `scipy.stats.bootstrap` computes it, from 9,999 resamples. For a paired comparison of
    /// scores, give it the differences case by case.
    ///
    /// @param values one a case; cases are independent, repeats of one are not
    /// @param seed the same values and seed give the same interval on every machine
    /// @return the value itself for equal values; from minus to plus infinity for fewer than two,
    ///     since nothing is known then
    public static Interval ofMean(List<Double> values, double level, long seed) {
        double[] data = values.stream().mapToDouble(Double::doubleValue).toArray();
        double z = Interval.z(level);
        if (data.length < 2) {
            return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, level);
        }
        double mean = Arrays.stream(data).sum() / data.length;
        double[] means = resampled(data, seed);
        if (means[0] == means[RESAMPLES - 1]) {
            return new Interval(mean, mean, level);
        }
        double bias = bias(means, mean);
        double acceleration = acceleration(data, mean);
        return new Interval(at(means, bias, acceleration, -z), at(means, bias, acceleration, z), level);
    }

    private static double[] resampled(double[] data, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] means = new double[RESAMPLES];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            double sum = 0;
            for (int draw = 0; draw < data.length; draw++) {
                sum += data[random.nextInt(data.length)];
            }
            means[resample] = sum / data.length;
        }
        Arrays.sort(means);
        return means;
    }

    // The mean itself counts half among the resamples, which matters where scores are few whole numbers.
    private static double bias(double[] means, double mean) {
        double tolerance = 1e-12 * Math.max(1, Math.abs(mean));
        double below = Arrays.stream(means)
                .map(value -> value < mean - tolerance ? 1 : value > mean + tolerance ? 0 : 0.5).sum();
        return Normal.quantile(Math.clamp(below / means.length, 0.5 / means.length, 1 - 0.5 / means.length));
    }

    // From the jackknife; for a mean it is the skewness over 6 times the root of n.
    private static double acceleration(double[] data, double mean) {
        double cubes = 0;
        double squares = 0;
        for (double value : data) {
            double off = value - mean;
            cubes += off * off * off;
            squares += off * off;
        }
        return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
    }

    private static double at(double[] means, double bias, double acceleration, double z) {
        double share = Normal.below(bias + (bias + z) / (1 - acceleration * (bias + z)));
        double place = share * (means.length - 1);
        int before = (int) Math.floor(place);
        double after = before + 1 < means.length ? means[before + 1] : means[before];
        return means[before] + (place - before) * (after - means[before]);
    }
}
