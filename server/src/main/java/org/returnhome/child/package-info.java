/** Children: who they are, as far as the hub needs to know, and who holds their case. */
package org.returnhome.child;
