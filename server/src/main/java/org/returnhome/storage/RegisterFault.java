package org.returnhome.storage;

import java.sql.SQLException;

/** The register could not do what it was asked to. */
public final class RegisterFault extends RuntimeException {

    RegisterFault(SQLException fault) {
        super(fault);
    }

    /** Whether another transaction came first with the same key. */
    public boolean duplicate() {
        return "23505".equals(((SQLException) getCause()).getSQLState());
    }
}
