package org.returnhome.graphql;

/** The resolvers of one domain word. Every implementation in the context is asked once, at start. */
public interface Fields {

    /** Says how the word's types and fields are answered. */
    void wire(Wiring wiring);
}
