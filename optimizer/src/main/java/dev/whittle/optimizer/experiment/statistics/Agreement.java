package dev.whittle.optimizer.experiment.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// How far two raters agree beyond chance, such as a judging model and people: Cohen's kappa.
///
/// @param kappa 1 for full agreement, 0 for that of chance, below 0 for less; NaN if both gave
///     one and the same rating throughout, since chance explains all then
/// @param interval of kappa (Fleiss, Cohen and Everitt 1969), which leans on a large n
/// @param n how many answers both rated
public record Agreement(double kappa, Interval interval, long n) {
    /// How much a disagreement counts.
    public enum Weighting {
        /// Any disagreement counts fully: for passed and failed, or first and second.
        NONE,
        /// By the square of its distance: for grades from 1 to 5, where 4 beside 5 is nearly
        /// agreement.
        QUADRATIC
    }

    /// The agreement of two raters on the same answers.
    ///
    /// @param one ratings of one rater, answer by answer
    /// @param other ratings of the other, in the same order
    /// @throws IllegalArgumentException if the lists are not of the same length, or empty
    public static Agreement of(List<Integer> one, List<Integer> other, Weighting weighting, double level) {
        if (one.size() != other.size() || one.isEmpty()) {
            throw new IllegalArgumentException("%d and %d ratings cannot be compared.".formatted(one.size(),
                    other.size()));
        }
        TreeSet<Integer> used = new TreeSet<>(one);
        used.addAll(other);
        List<Integer> grades = new ArrayList<>(used);
        double[][] shares = new double[grades.size()][grades.size()];
        for (int at = 0; at < one.size(); at++) {
            shares[grades.indexOf(one.get(at))][grades.indexOf(other.get(at))] += 1.0 / one.size();
        }
        return of(shares, weights(grades, weighting), one.size(), level);
    }

    private static double[][] weights(List<Integer> grades, Weighting weighting) {
        double span = grades.getLast() - (double) grades.getFirst();
        double[][] weights = new double[grades.size()][grades.size()];
        for (int row = 0; row < grades.size(); row++) {
            for (int column = 0; column < grades.size(); column++) {
                double distance = (grades.get(row) - (double) grades.get(column)) / (span == 0 ? 1 : span);
                weights[row][column] = switch (weighting) {
                    case NONE -> row == column ? 1 : 0;
                    case QUADRATIC -> 1 - distance * distance;
                };
            }
        }
        return weights;
    }

    private static Agreement of(double[][] shares, double[][] weights, int n, double level) {
        int grades = shares.length;
        double[] rows = new double[grades];
        double[] columns = new double[grades];
        for (int row = 0; row < grades; row++) {
            for (int column = 0; column < grades; column++) {
                rows[row] += shares[row][column];
                columns[column] += shares[row][column];
            }
        }
        double observed = 0;
        double chance = 0;
        double[] rowWeights = new double[grades];
        double[] columnWeights = new double[grades];
        for (int row = 0; row < grades; row++) {
            for (int column = 0; column < grades; column++) {
                observed += weights[row][column] * shares[row][column];
                chance += weights[row][column] * rows[row] * columns[column];
                rowWeights[row] += weights[row][column] * columns[column];
                columnWeights[column] += weights[row][column] * rows[row];
            }
        }
        if (grades == 1) {
            return new Agreement(Double.NaN, new Interval(-1, 1, level), n);
        }
        double kappa = (observed - chance) / (1 - chance);
        double spread = 0;
        for (int row = 0; row < grades; row++) {
            for (int column = 0; column < grades; column++) {
                double off = weights[row][column] - (rowWeights[row] + columnWeights[column]) * (1 - kappa);
                spread += shares[row][column] * off * off;
            }
        }
        double mean = kappa - chance * (1 - kappa);
        double error = Math.sqrt(Math.max(0, spread - mean * mean) / n) / (1 - chance);
        double z = Interval.z(level);
        return new Agreement(kappa,
                new Interval(Math.max(-1, kappa - z * error), Math.min(1, kappa + z * error), level),
                n);
    }
}
