package org.returnhome.home;

import java.util.List;

/** The made-up people that can sign in, where demo data was loaded. Never real people: the page is open to anybody. */
@FunctionalInterface
public interface DemoSignIns {

    /** In the order in which they should be listed; empty when there is no demo data in the register. */
    List<DemoSignIn> all();

    /**
     * One made-up person.
     *
     * @param userName as given to {@code /token}
     * @param password as given to {@code /token}
     * @param name the person's made-up name
     * @param role what the person is, in words for people, such as "Missing worker"
     */
    record DemoSignIn(String userName, String password, String name, String role) {}
}
