package org.returnhome.access;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.returnhome.storage.ConfigurationCheck;
import org.returnhome.storage.StoresConfiguration;

/** Servers that share a database must share their keys as well, so none of them may make its own. */
@Singleton
record SigningKeysCheck(AccessConfiguration access, StoresConfiguration stores) implements ConfigurationCheck {

    @Override
    public List<String> problems() {
        var problems = new ArrayList<String>();
        if (!stores.databaseUrl().isBlank()) {
            missing(problems, "TOKEN_SIGNING_KEYS", access.tokenSigningKeys());
            missing(problems, "RECEIPT_SIGNING_KEYS", access.receiptSigningKeys());
        }
        return problems;
    }

    private static void missing(List<String> problems, String variable, String value) {
        if (value.isBlank()) {
            problems.add(variable + " is not set although DATABASE_URL is: set it to a JWK set that all servers of this database share.");
        }
    }
}
