import { productWithAddedFields } from "./added-field-product";
import { proveAddedFieldsTogether } from "./added-fields-together";
import { proveCopy } from "./copy-with-fields";
import { proveEachField } from "./each-added-field";

const product = productWithAddedFields();
proveAddedFieldsTogether(product);
proveEachField(product);
proveCopy(product);
