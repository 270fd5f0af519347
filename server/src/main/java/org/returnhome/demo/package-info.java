/**
 * Made-up people and cases for the first run, and a tablet without a screen. {@link org.returnhome.demo.LoadDemo} enters people and
 * children into the register and then does everything else as a person would: by GraphQL, with their rights.
 */
package org.returnhome.demo;
