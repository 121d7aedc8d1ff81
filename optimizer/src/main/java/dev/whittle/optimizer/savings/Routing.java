package dev.whittle.optimizer.savings;

import java.math.BigDecimal;
import java.util.List;

/// Some requests go to other models at once, chosen before any answer. What counts is the share of
/// tokens they carry: 60 % of the requests that hold 8 % of the tokens save at most 8 %.
///
/// @param routes where requests go; those of no route stay where they are
public record Routing(List<Route> routes) implements Strategy {
    /// Requests for another model.
    ///
    /// @param model what it is called
    /// @param requests the part of all requests, 0 to 1
    /// @param size tokens of such a request over those of an average one
    /// @param ratio what a token costs there
    public record Route(String model, BigDecimal requests, BigDecimal size, PriceRatio ratio) {
        /// @throws IllegalArgumentException if the part is not between 0 and 1 or the tokens would be
        ///     more than all
        public Route {
            Bounds.share("The share of requests for " + model, requests);
            Bounds.amount("The size of requests for " + model, size);
            Bounds.share("The share of tokens for " + model, requests.multiply(size));
        }

        /// The part of all tokens.
        public BigDecimal tokens() {
            return requests.multiply(size);
        }
    }

    /// @throws IllegalArgumentException if the routes share out more than everything; the message is
    ///     one sentence for the person
    public Routing {
        routes = List.copyOf(routes);
        Bounds.share("What all routes together take of the requests", routes.stream().map(Route::requests)
                .reduce(BigDecimal.ZERO, BigDecimal::add));
        Bounds.share("What all routes together take of the tokens", routes.stream().map(Route::tokens)
                .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /// One route.
    public static Routing of(String model, BigDecimal requests, BigDecimal size, PriceRatio ratio) {
        return new Routing(List.of(new Route(model, requests, size, ratio)));
    }

    @Override
    public String id() {
        return "routing";
    }

    @Override
    public String title() {
        return "Model routing";
    }

    @Override
    public Bill on(Bill bill) {
        BigDecimal input = BigDecimal.ONE;
        BigDecimal output = BigDecimal.ONE;
        for (Route route : routes) {
            input = input.add(route.tokens().multiply(route.ratio().input().subtract(BigDecimal.ONE)));
            output = output.add(route.tokens().multiply(route.ratio().output().subtract(BigDecimal.ONE)));
        }
        return bill.times(input, output);
    }
}
