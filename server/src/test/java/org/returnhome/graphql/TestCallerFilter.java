package org.returnhome.graphql;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Optional;
import java.util.UUID;
import org.returnhome.access.Caller;
import org.returnhome.access.Role;
import org.returnhome.access.token.AuthenticationFilter;

/** Signs in whoever sends the header {@code Test-Role}, for tests of what happens after signing in. */
@ServerFilter("/graphql")
@Requires(property = "test.callers")
@Replaces(AuthenticationFilter.class)
final class TestCallerFilter {

    static final UUID PERSON = UUID.fromString("0190a000-0000-7000-8000-00000000000a");

    @RequestFilter
    void signIn(HttpRequest<?> request) {
        request.getHeaders().findFirst("Test-Role").flatMap(Role::of).ifPresent(role -> request.setAttribute(Caller.ATTRIBUTE,
                new Caller(PERSON, new UUID(7, 1), new UUID(7, 2), Optional.empty(), role, Optional.empty(), "test")));
    }
}
