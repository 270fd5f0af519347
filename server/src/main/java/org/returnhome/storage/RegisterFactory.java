package org.returnhome.storage;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** Gives the register its name in the framework, which wraps it so that one transaction uses one connection. */
@Factory
class RegisterFactory {
    @Singleton
    @Named("default")
    DataSource register(RegisterPool pool) {
        return pool.dataSource();
    }
}
